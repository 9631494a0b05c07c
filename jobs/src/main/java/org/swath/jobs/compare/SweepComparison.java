package org.swath.jobs.compare;

import java.util.List;
import java.util.Objects;

/**
 * Two sweeps' results beside each other.
 *
 * @param differences between the sweeps themselves
 * @param pairing which runs are compared
 * @param bits whether runs that are in both have the same
 * @param criterion which gives the convergence epoch
 * @param metrics that both sweeps have, in the order of reports
 */
public record SweepComparison(
    StoredSweep a,
    StoredSweep b,
    SweepDifferences differences,
    Pairing pairing,
    BitComparison bits,
    CriterionChoice criterion,
    List<MetricComparison> metrics) {

  public SweepComparison {
    Objects.requireNonNull(a, "a");
    Objects.requireNonNull(b, "b");
    Objects.requireNonNull(differences, "differences");
    Objects.requireNonNull(pairing, "pairing");
    Objects.requireNonNull(bits, "bits");
    Objects.requireNonNull(criterion, "criterion");
    metrics = List.copyOf(metrics);
  }

  /**
   * Whether B is not what A was: a run ended otherwise, or is not reproduced, or a metric that does
   * not depend on the machine changed beyond noise.
   */
  public boolean isChanged() {
    return pairing.pairs().stream().anyMatch(RunPair::hasChangedEnd)
        || !bits.notReproduced().isEmpty()
        || metrics.stream().anyMatch(metric -> !metric.dependsOnMachine() && metric.isChanged());
  }
}
