package org.swath.jobs.compare;

import java.util.Objects;

/**
 * Two sweeps' results beside each other.
 *
 * @param differences between the sweeps themselves
 * @param pairing which runs are compared
 * @param bits whether runs that are in both have the same
 */
public record SweepComparison(
    StoredSweep a,
    StoredSweep b,
    SweepDifferences differences,
    Pairing pairing,
    BitComparison bits) {

  public SweepComparison {
    Objects.requireNonNull(a, "a");
    Objects.requireNonNull(b, "b");
    Objects.requireNonNull(differences, "differences");
    Objects.requireNonNull(pairing, "pairing");
    Objects.requireNonNull(bits, "bits");
  }
}
