package org.swath.core.stats;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntUnaryOperator;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.statistics.descriptive.Quantile;
import org.swath.core.random.RandomStreams;

/**
 * Intervals without an assumption on the distribution: the seeds that were run stand for all seeds,
 * and samples of the same size are drawn from them with replacement (Efron 1979). Values may come
 * in strata, such as the configurations over which a statistic is taken; each stratum is resampled
 * by itself, as rliable does.
 *
 * <p>Few seeds give few different resamples: of three values there are ten, and the intervals are
 * too narrow. They can be trusted from some ten seeds on, or over many strata.
 *
 * <p>Resamples come from the stream {@code bootstrap} of {@link RandomStreams} at seed {@link
 * #SEED}, opened anew for each interval: the same values give the same interval, on every machine.
 */
public final class Bootstrap {

  /** Number of resamples unless another is asked for; SciPy's. */
  public static final int RESAMPLES = 9999;

  /** Where the stream of resamples begins. Any number would do; it is fixed. */
  public static final long SEED = 1979;

  private static final String STREAM = "bootstrap";

  private final int resamples;
  private final Supplier<IntUnaryOperator> indices;

  /** Draws {@link #RESAMPLES} resamples. */
  public Bootstrap() {
    this(RESAMPLES);
  }

  /**
   * @param resamples number drawn, at least 100
   */
  public Bootstrap(int resamples) {
    this(resamples, () -> fixedStream()::nextInt);
    if (resamples < 100) {
      throw new IllegalArgumentException(
          "resamples >= 100 must hold, as 9999, but got " + resamples);
    }
  }

  /**
   * @param indices gives for each interval what draws a number below its argument
   */
  Bootstrap(int resamples, Supplier<IntUnaryOperator> indices) {
    this.resamples = resamples;
    this.indices = indices;
  }

  private static UniformRandomProvider fixedStream() {
    return new RandomStreams(SEED).stream(STREAM);
  }

  /** Intervals of a statistic of one sample. */
  public BootstrapIntervals of(double[] sample, SampleStatistic statistic, double confidence) {
    return ofPool(List.of(sample), statistic, confidence);
  }

  /**
   * Intervals of a statistic of all values together, resampled stratum by stratum.
   *
   * @param strata such as the values of each configuration; those without values count for nothing
   */
  public BootstrapIntervals ofPool(
      List<double[]> strata, SampleStatistic statistic, double confidence) {
    return intervals(
        strata.stream().filter(stratum -> stratum.length > 0).toList(),
        drawn -> statistic.of(drawn.stream().flatMapToDouble(Arrays::stream).toArray()),
        confidence);
  }

  /** Intervals of the chance that a value of {@code a} is above one of {@code b}. */
  public BootstrapIntervals ofImprovement(double[] a, double[] b, double confidence) {
    return intervals(
        List.of(a, b),
        drawn -> ProbabilityOfImprovement.of(drawn.get(0), drawn.get(1)).probability(),
        confidence);
  }

  private BootstrapIntervals intervals(
      List<double[]> strata, ToDoubleFunction<List<double[]>> statistic, double confidence) {
    Interval.requireConfidence(confidence);
    boolean usable =
        !strata.isEmpty()
            && strata.stream().allMatch(stratum -> stratum.length > 0 && Values.areFinite(stratum));
    boolean severalValues = strata.stream().anyMatch(stratum -> stratum.length > 1);
    if (!usable || !severalValues) {
      double estimate = usable ? statistic.applyAsDouble(strata) : Double.NaN;
      Interval unknown = Interval.unknown(confidence);
      return new BootstrapIntervals(estimate, Double.NaN, unknown, unknown);
    }
    double estimate = statistic.applyAsDouble(strata);
    double[] drawn = new double[resamples];
    IntUnaryOperator index = indices.get();
    for (int resample = 0; resample < resamples; resample++) {
      drawn[resample] =
          statistic.applyAsDouble(strata.stream().map(s -> resampled(s, index)).toList());
    }
    Arrays.sort(drawn);
    double tail = (1 - confidence) / 2;
    return new BootstrapIntervals(
        estimate,
        Description.sampleDeviation(drawn),
        interval(drawn, tail, 1 - tail, confidence),
        BiasCorrection.of(strata, statistic, estimate, drawn)
            .map(correction -> correction.shares(tail))
            .map(shares -> interval(drawn, shares[0], shares[1], confidence))
            .orElse(Interval.unknown(confidence)));
  }

  private static Interval interval(double[] drawn, double from, double to, double confidence) {
    double[] bounds =
        Quantile.withDefaults()
            .with(Quantile.EstimationMethod.HF7)
            .evaluate(drawn.clone(), from, to);
    return new Interval(Math.min(bounds[0], bounds[1]), Math.max(bounds[0], bounds[1]), confidence);
  }

  private static double[] resampled(double[] stratum, IntUnaryOperator index) {
    double[] drawn = new double[stratum.length];
    for (int i = 0; i < drawn.length; i++) {
      drawn[i] = stratum[index.applyAsInt(stratum.length)];
    }
    return drawn;
  }

  /** Strata with one value left out of one of them. */
  static List<double[]> without(List<double[]> strata, int stratum, int value) {
    List<double[]> rest = new ArrayList<>(strata);
    double[] all = strata.get(stratum);
    double[] others = new double[all.length - 1];
    System.arraycopy(all, 0, others, 0, value);
    System.arraycopy(all, value + 1, others, value, others.length - value);
    rest.set(stratum, others);
    return rest;
  }
}
