package org.swath.jobs.compare;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;
import org.swath.core.stats.Equivalence;
import org.swath.core.stats.MeanEstimate;
import org.swath.core.stats.SeedSummary;

/**
 * How far B is from A in one metric, over pairs at the same seed.
 *
 * <p>The difference is that of the means, B less A. Its error comes from the spread of the pairs'
 * differences over seeds, by Student's t: what both sides owe to a seed cancels.
 *
 * @param pairs one for each seed; may be empty
 * @param margin a difference of this size, in the metric's unit, still counts as none; above 0
 * @param estimate of B less A
 * @param adjustedPValue of the paired t test, raised for the number of rows that were looked at;
 *     NaN when there is none
 */
public record Difference(
    List<PairedValue> pairs, OptionalDouble margin, MeanEstimate estimate, double adjustedPValue) {

  /** Level of every test. */
  public static final double ALPHA = 0.05;

  /** Of the intervals that are told. */
  public static final double CONFIDENCE = 0.95;

  public Difference {
    pairs = List.copyOf(pairs);
    Objects.requireNonNull(margin, "margin");
    Objects.requireNonNull(estimate, "estimate");
  }

  /** The difference as if it were the only one that is looked at. */
  static Difference of(List<PairedValue> pairs, OptionalDouble margin) {
    MeanEstimate estimate =
        MeanEstimate.ofPairedDifference(
            values(pairs, PairedValue::b), values(pairs, PairedValue::a));
    return new Difference(pairs, margin, estimate, estimate.test().pValue());
  }

  Difference withAdjustedPValue(double adjusted) {
    return new Difference(pairs, margin, estimate, adjusted);
  }

  /** Number of pairs. */
  public int n() {
    return pairs.size();
  }

  /** NaN when there is no pair. */
  public double meanOfA() {
    return SeedSummary.of(values(pairs, PairedValue::a)).mean();
  }

  /** NaN when there is no pair. */
  public double meanOfB() {
    return SeedSummary.of(values(pairs, PairedValue::b)).mean();
  }

  /** Of the paired t test on both sides; NaN when there is none. */
  public double pValue() {
    return estimate.test().pValue();
  }

  /** The test of whether the difference lies within the margin; empty without a margin. */
  public Optional<Equivalence> equivalence() {
    return margin.isPresent()
        ? Optional.of(estimate.equivalence(-margin.getAsDouble(), margin.getAsDouble(), ALPHA))
        : Optional.empty();
  }

  /** Whether every pair is equal to the last bit; false when there is no pair. */
  public boolean isEqualInEveryPair() {
    return !pairs.isEmpty() && pairs.stream().allMatch(PairedValue::isEqual);
  }

  /**
   * Whether the same difference comes from every seed, so that there is no noise to judge it by.
   */
  public boolean hasNoSpread() {
    return estimate.standardError() == 0;
  }

  public Verdict verdict() {
    if (pairs.isEmpty()) {
      return Verdict.NO_PAIR;
    }
    if (isEqualInEveryPair() || (hasNoSpread() && estimate.value() == 0)) {
      return Verdict.EQUAL;
    }
    if (isWithinMargin()) {
      return Verdict.WITHIN_MARGIN;
    }
    if (adjustedPValue < ALPHA) {
      return Verdict.CHANGED;
    }
    return Double.isNaN(adjustedPValue) || margin.isPresent()
        ? Verdict.UNDECIDED
        : Verdict.NOT_BEYOND_NOISE;
  }

  private boolean isWithinMargin() {
    return equivalence()
        .map(
            test ->
                test.isShown()
                    || (hasNoSpread() && Math.abs(estimate.value()) <= margin.getAsDouble()))
        .orElse(false);
  }

  private static double[] values(List<PairedValue> pairs, ToDoubleFunction<PairedValue> side) {
    return pairs.stream().mapToDouble(side).toArray();
  }
}
