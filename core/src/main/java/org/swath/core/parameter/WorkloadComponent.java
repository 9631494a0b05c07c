package org.swath.core.parameter;

import java.util.List;
import java.util.Objects;

/**
 * A workload as a spec sees it: its parameters, the metrics it reports, and how its runs share a
 * cohort.
 *
 * @param component name, version and parameters
 * @param epochMetrics names of the metrics it reports every epoch beside {@code loss} and {@code
 *     seconds}, dashed, in column order
 * @param runMetrics names of the metrics it reports once, of the trained model, dashed, in column
 *     order
 * @param lanes how far its runs gain from being trained together
 * @param reduction how the loss of a batch is made of its examples
 * @param validates whether its models have a loss on examples that are held out
 */
public record WorkloadComponent(
    Component component,
    List<String> epochMetrics,
    List<String> runMetrics,
    LaneSharing lanes,
    LossReduction reduction,
    boolean validates) {

  public WorkloadComponent {
    epochMetrics = List.copyOf(epochMetrics);
    runMetrics = List.copyOf(runMetrics);
    Objects.requireNonNull(lanes, "lanes");
    Objects.requireNonNull(reduction, "reduction");
  }

  /** A workload whose loss is of the batch as a whole, and that holds nothing out. */
  public WorkloadComponent(
      Component component, List<String> epochMetrics, List<String> runMetrics, LaneSharing lanes) {
    this(component, epochMetrics, runMetrics, lanes, LossReduction.WHOLE_BATCH, false);
  }
}
