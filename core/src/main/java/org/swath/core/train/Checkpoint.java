package org.swath.core.train;

import java.util.List;
import org.swath.core.state.SavedState;

/**
 * A run between two epochs: all that its remaining epochs and its record depend on, beside its
 * parameters and its seed. Random streams are numbered by epoch, so the epoch is their position.
 *
 * <p>A checkpoint belongs to the run, not to a cohort: runs saved together may go on apart, and the
 * other way round.
 *
 * @param curve every completed epoch; at least one, all with as many metrics
 * @param state of model and optimizer
 */
public record Checkpoint(List<CompletedEpoch> curve, SavedState state) {

  public Checkpoint {
    curve = List.copyOf(curve);
    if (curve.isEmpty()) {
      throw new IllegalArgumentException(
          "A checkpoint must hold at least one completed epoch, but got none");
    }
    int metrics = curve.get(0).metrics().length;
    if (metrics == 0 || curve.stream().anyMatch(point -> point.metrics().length != metrics)) {
      throw new IllegalArgumentException(
          "All epochs of a checkpoint must have as many metrics, at least the loss, but got "
              + curve.stream().map(point -> point.metrics().length).toList());
    }
  }

  /** Number of completed epochs. */
  public int epoch() {
    return curve.size();
  }

  /** Number of metrics per epoch, the loss among them. */
  public int metricCount() {
    return curve.get(0).metrics().length;
  }
}
