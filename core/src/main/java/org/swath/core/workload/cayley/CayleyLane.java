package org.swath.core.workload.cayley;

import java.util.Arrays;
import java.util.OptionalDouble;
import org.swath.core.device.HostVector;
import org.swath.core.state.StateReader;
import org.swath.core.state.StateWriter;

/**
 * What a cohort's model keeps of one lane: its parameters and, if its solves begin with earlier
 * solutions, those. These change when a step is made and when an epoch is completed, not when a
 * loss is merely asked for. Not thread-safe.
 */
final class CayleyLane {

  private final CayleySettings settings;
  private final HostVector.Doubles parameters;
  private final Solutions ofStep;
  private final Solutions ofProbes;
  private final double[] validatedAt;
  private double validation = Double.NaN;
  private double probeSkipRate;

  /**
   * @param ofStep room for the solutions of a batch, or for none
   * @param ofProbes room for those of the probes, or for none
   */
  CayleyLane(
      CayleySettings settings,
      HostVector.Doubles parameters,
      Solutions ofStep,
      Solutions ofProbes) {
    this.settings = settings;
    this.parameters = parameters;
    this.ofStep = ofStep;
    this.ofProbes = ofProbes;
    this.validatedAt = new double[parameters.length()];
    Arrays.fill(validatedAt, Double.NaN);
  }

  CayleySettings settings() {
    return settings;
  }

  HostVector.Doubles parameters() {
    return parameters;
  }

  /** Where solves of a block of a batch begin; their solutions go to {@code found}. */
  Starts starts(int block, Solutions found) {
    return settings.startsFromPrevious() ? found.starts(block, ofStep) : Starts.ZEROS;
  }

  /** A step was made for the batch with these solutions. */
  void stepped(Solutions found) {
    if (settings.startsFromPrevious()) {
      ofStep.set(found);
    }
  }

  /** Where solves for the probes begin, and where their solutions go. */
  Starts probeStarts() {
    return settings.startsFromPrevious() ? ofProbes.starts(0, ofProbes) : Starts.ZEROS;
  }

  /** The probes were looked at, and this share of their solves left at its start. */
  void probed(double skipRate) {
    probeSkipRate = skipRate;
  }

  double probeSkipRate() {
    return probeSkipRate;
  }

  /** The validation loss at the parameters as they are. */
  void validated(double loss) {
    validation = loss;
    System.arraycopy(parameters.values(), 0, validatedAt, 0, validatedAt.length);
  }

  /** The same, if the parameters are still those that it was found at. */
  OptionalDouble knownValidation() {
    return Arrays.equals(parameters.values(), validatedAt)
        ? OptionalDouble.of(validation)
        : OptionalDouble.empty();
  }

  /** Writes what is beside the parameters. */
  void save(StateWriter state) {
    state.doubles("probe-skip-rate", probeSkipRate);
    if (settings.startsFromPrevious()) {
      ofStep.save(state.part("step"));
      ofProbes.save(state.part("probes"));
    }
  }

  void restore(StateReader state) {
    probeSkipRate = state.number("probe-skip-rate");
    if (settings.startsFromPrevious()) {
      ofStep.restore(state.part("step"));
      ofProbes.restore(state.part("probes"));
    }
  }
}
