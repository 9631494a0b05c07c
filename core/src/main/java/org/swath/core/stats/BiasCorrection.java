package org.swath.core.stats;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * The two constants of a BCa interval (Efron and Tibshirani 1993, 14.3 and 15.4, as in SciPy).
 *
 * @param bias z0: where the estimate lies among the resamples, as a normal quantile
 * @param acceleration a: skewness of the statistic, from leaving out one value at a time
 */
record BiasCorrection(double bias, double acceleration) {

  private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

  /** Empty when the estimate is beyond all resamples, which leaves nothing to correct by. */
  static Optional<BiasCorrection> of(
      List<double[]> strata,
      ToDoubleFunction<List<double[]>> statistic,
      double estimate,
      double[] drawn) {
    double rounding = strata.stream().mapToDouble(Values::rounding).max().orElse(0);
    double below = 0;
    for (double value : drawn) {
      // The same values in another order may come to a mean that differs in its last digits.
      boolean equal = Math.abs(value - estimate) <= rounding;
      below += equal ? 0.5 : value < estimate ? 1 : 0;
    }
    double bias = NORMAL.inverseCumulativeProbability(below / drawn.length);
    double acceleration = acceleration(strata, statistic);
    return Double.isInfinite(bias) || Double.isNaN(acceleration)
        ? Optional.empty()
        : Optional.of(new BiasCorrection(bias, acceleration));
  }

  /** The shares of the resamples that lie below the interval's bounds. */
  double[] shares(double tail) {
    double z = NORMAL.inverseCumulativeProbability(tail);
    return new double[] {share(bias + z), share(bias - z)};
  }

  private double share(double moved) {
    return NORMAL.cumulativeProbability(bias + moved / (1 - acceleration * moved));
  }

  private static double acceleration(
      List<double[]> strata, ToDoubleFunction<List<double[]>> statistic) {
    double cubes = 0;
    double squares = 0;
    for (int stratum = 0; stratum < strata.size(); stratum++) {
      int n = strata.get(stratum).length;
      if (n < 2) {
        continue; // the only value of a stratum is in every resample
      }
      List<Double> left = new ArrayList<>();
      for (int value = 0; value < n; value++) {
        left.add(statistic.applyAsDouble(Bootstrap.without(strata, stratum, value)));
      }
      double[] leftOut = left.stream().mapToDouble(Double::doubleValue).toArray();
      double mean = Description.mean(leftOut);
      for (double one : leftOut) {
        double influence = (n - 1.0) / n * (mean - one);
        cubes += influence * influence * influence;
        squares += influence * influence;
      }
    }
    return squares == 0 && cubes == 0 ? 0 : cubes / 6 / Math.pow(squares, 1.5);
  }
}
