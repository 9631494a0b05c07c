package org.swath.core.train;

import java.util.List;
import java.util.Objects;
import org.swath.core.parameter.ComponentChoice;
import org.swath.core.parameter.StandardMetrics;
import org.swath.core.parameter.WorkloadComponent;
import org.swath.core.train.monitor.Monitors;

/**
 * What is measured of every run in every epoch, in the order of the values: the loss, the
 * workload's metrics, those of every run, those of held-out examples where the workload has some,
 * and those of the monitors that a sweep asks for.
 *
 * @param ofWorkload number of the workload's epoch metrics
 * @param validates whether the workload holds examples out
 * @param monitors what the sweep asks for
 */
public record Measurements(int ofWorkload, boolean validates, List<ComponentChoice> monitors) {

  /**
   * Metrics of every run: {@code gradient-norm}, the mean over every fourth batch of the epoch,
   * from its first, of the Euclidean length of the loss's gradient, before anything is done with
   * it; {@code parameter-norm}, the length of the parameters after the epoch; {@code update-ratio},
   * the length of the epoch's last step as a share of that of the parameters before it, infinite or
   * NaN where that is 0.
   */
  private static final List<String> STANDARD =
      List.of("gradient-norm", "parameter-norm", "update-ratio");

  /**
   * Metrics of runs with held-out examples: {@code validation-loss}, their mean loss after the
   * epoch, and {@code generalisation-gap}, what it is above the epoch's training loss.
   */
  private static final List<String> OF_VALIDATION =
      List.of("validation-loss", "generalisation-gap");

  /**
   * Run metrics of runs with held-out examples: the smallest {@code validation-loss}, and the first
   * epoch that had it.
   */
  private static final List<String> OF_BEST_VALIDATION =
      List.of("best-validation-loss", "best-validation-epoch");

  public Measurements {
    if (ofWorkload < 0) {
      throw new IllegalArgumentException("ofWorkload >= 0 must hold, but got " + ofWorkload);
    }
    monitors = List.copyOf(Objects.requireNonNull(monitors, "monitors"));
  }

  /** Those of a workload with monitors. */
  public static Measurements of(WorkloadComponent workload, List<ComponentChoice> monitors) {
    return new Measurements(workload.epochMetrics().size(), workload.validates(), monitors);
  }

  /** The names of what training itself reports. */
  public static StandardMetrics standard() {
    return new StandardMetrics(STANDARD, OF_VALIDATION, OF_BEST_VALIDATION);
  }

  /** Number of values that a batch gives: its loss and the workload's metrics. */
  int termCount() {
    return 1 + ofWorkload;
  }

  /** Number of values of an epoch. */
  public int count() {
    return firstOfMonitors() + new Monitors(monitors).metrics();
  }

  /** Index of the first value of a monitor. */
  int firstOfMonitors() {
    return termCount() + STANDARD.size() + (validates ? OF_VALIDATION.size() : 0);
  }
}
