package org.swath.core.stats;

import java.util.Arrays;
import java.util.stream.DoubleStream;
import org.apache.commons.statistics.inference.MannWhitneyUTest;
import org.apache.commons.statistics.inference.PValueMethod;

/**
 * The U test of Mann and Whitney (1947), on both sides: whether values of one configuration tend to
 * be higher than those of another, which need not have the same seeds. Exact when there are no ties
 * and at most eight values on one side, otherwise the normal approximation with tie and continuity
 * correction: SciPy's rule.
 *
 * @param u pairs in which the first side's value is higher, ties counting half; NaN when a side is
 *     empty or a value is not finite
 * @param exact whether the p value is exact
 * @param pValue 1 when all values are equal; NaN with {@code u}
 */
public record MannWhitney(double u, boolean exact, double pValue) {

  private static final int LARGEST_EXACT = 8;

  public MannWhitney {
    PValues.require(pValue);
  }

  /** Tests {@code a} against {@code b}. */
  public static MannWhitney of(double[] a, double[] b) {
    boolean finite = Values.areFinite(a) && Values.areFinite(b);
    if (a.length == 0 || b.length == 0 || !finite) {
      return new MannWhitney(Double.NaN, true, Double.NaN);
    }
    double[] all = DoubleStream.concat(Arrays.stream(a), Arrays.stream(b)).toArray();
    long distinct = Arrays.stream(all).map(value -> value + 0.0).distinct().count();
    if (distinct == 1) {
      return new MannWhitney(a.length * (double) b.length / 2, true, 1);
    }
    boolean exact = distinct == all.length && Math.min(a.length, b.length) <= LARGEST_EXACT;
    MannWhitneyUTest.Result result =
        MannWhitneyUTest.withDefaults()
            .with(exact ? PValueMethod.EXACT : PValueMethod.ASYMPTOTIC)
            .test(a, b);
    return new MannWhitney(result.getStatistic(), exact, Math.min(1, result.getPValue()));
  }
}
