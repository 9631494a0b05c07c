package org.swath.jobs.compare;

import java.util.Collections;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.swath.results.RunRecord;

/**
 * How far two results of one run are apart that have not the same bits.
 *
 * @param pair of one run
 * @param isExpected whether they were computed by different software or arithmetic, so that the
 *     bits may differ; if not, the run is not reproducible
 * @param relativeDifferences of what both measured once, by column ({@code final_loss}): |a - b|
 *     over the larger of |a| and |b|; infinite where one of them is not finite or not there
 * @param firstEpoch the first in which the loss is not the same, from 1; empty when it is in all
 */
public record BitDifference(
    RunPair pair,
    boolean isExpected,
    SortedMap<String, Double> relativeDifferences,
    OptionalInt firstEpoch) {

  private static final String FINAL_LOSS = "final_loss";

  public BitDifference {
    Objects.requireNonNull(pair, "pair");
    relativeDifferences = Collections.unmodifiableSortedMap(new TreeMap<>(relativeDifferences));
    Objects.requireNonNull(firstEpoch, "firstEpoch");
  }

  /**
   * Measures.
   *
   * @param pair whose runs are both committed
   * @param lossA after each epoch of A's run
   * @param lossB after each epoch of B's run
   */
  static BitDifference of(RunPair pair, double[] lossA, double[] lossB) {
    RunRecord a = pair.a().record().orElseThrow();
    RunRecord b = pair.b().record().orElseThrow();
    boolean alike =
        a.provenance().environment().ofSameBits().equals(b.provenance().environment().ofSameBits());
    SortedMap<String, Double> differences = new TreeMap<>();
    differences.put(FINAL_LOSS, relative(boxed(a.finalLoss()), boxed(b.finalLoss())));
    TreeSet<String> metrics = new TreeSet<>(a.metrics().keySet());
    metrics.addAll(b.metrics().keySet());
    for (String metric : metrics) {
      differences.put(
          metric,
          relative(
              Optional.ofNullable(a.metrics().get(metric)),
              Optional.ofNullable(b.metrics().get(metric))));
    }
    return new BitDifference(pair, !alike, differences, firstDifference(lossA, lossB));
  }

  private static double relative(Optional<Double> a, Optional<Double> b) {
    if (a.equals(b)) {
      return 0;
    }
    double size = Math.max(Math.abs(a.orElse(Double.NaN)), Math.abs(b.orElse(Double.NaN)));
    double difference = Math.abs(a.orElse(Double.NaN) - b.orElse(Double.NaN)) / size;
    return Double.isNaN(difference) ? Double.POSITIVE_INFINITY : difference;
  }

  private static OptionalInt firstDifference(double[] a, double[] b) {
    int both = Math.min(a.length, b.length);
    for (int i = 0; i < both; i++) {
      if (Double.doubleToLongBits(a[i]) != Double.doubleToLongBits(b[i])) {
        return OptionalInt.of(i + 1);
      }
    }
    return a.length == b.length ? OptionalInt.empty() : OptionalInt.of(both + 1);
  }

  private static Optional<Double> boxed(OptionalDouble number) {
    return number.isPresent() ? Optional.of(number.getAsDouble()) : Optional.empty();
  }
}
