package org.swath.core.stats;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.TreeSet;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * The share of runs in which something has not happened yet, from values of which some are censored
 * (Kaplan and Meier 1958). Where means of censored epochs are lower bounds only, this curve is not
 * bent by censoring, provided that a run is not censored because of how it was going: all runs of a
 * sweep end at the same number of epochs.
 *
 * @param steps where the curve falls: at each value at which it happened, ascending
 * @param observations number of values
 * @param observed how many of them are not censored
 * @param last the largest value, censored or not; 0 when there are none
 */
public record KaplanMeier(List<Step> steps, int observations, int observed, double last) {

  /** Survival is a product of fractions: one that is a half on paper may be off by rounding. */
  private static final double ROUNDING = 1e-12;

  /**
   * One step of the curve.
   *
   * @param value at which it happened
   * @param atRisk runs in which it had not happened before, and that are not censored before
   * @param events runs in which it happened here
   * @param survival share of runs in which it has not happened by {@code value}, inclusive
   * @param standardError by Greenwood's formula (1926); NaN where {@code survival} is 0
   */
  public record Step(double value, int atRisk, int events, double survival, double standardError) {

    /**
     * Where the true share lies, by the log-log transformation, which keeps it in [0, 1]
     * (Kalbfleisch and Prentice 1980). Unknown where the share is 0.
     */
    public Interval interval(double confidence) {
      if (!(survival > 0)) {
        return Interval.unknown(confidence);
      }
      Interval.requireConfidence(confidence);
      double z = NormalDistribution.of(0, 1).inverseSurvivalProbability((1 - confidence) / 2);
      double reach = Math.exp(z * standardError / (survival * Math.abs(Math.log(survival))));
      return new Interval(Math.pow(survival, reach), Math.pow(survival, 1 / reach), confidence);
    }
  }

  public KaplanMeier {
    steps = List.copyOf(steps);
  }

  /** The curve of one value per run; there may be none. */
  public static KaplanMeier of(List<CensoredValue> values) {
    TreeSet<Double> happened = new TreeSet<>();
    double last = 0;
    for (CensoredValue value : values) {
      last = Math.max(last, value.value());
      if (value.observed()) {
        happened.add(value.value());
      }
    }
    List<Step> steps = new ArrayList<>();
    double survival = 1;
    double greenwood = 0;
    int observed = 0;
    for (double time : happened) {
      int atRisk = (int) values.stream().filter(value -> value.value() >= time).count();
      int events = (int) values.stream().filter(v -> v.observed() && v.value() == time).count();
      observed += events;
      survival = atRisk == events ? 0 : survival * (atRisk - events) / atRisk;
      greenwood += events / ((double) atRisk * (atRisk - events));
      double error = survival == 0 ? Double.NaN : survival * Math.sqrt(greenwood);
      steps.add(new Step(time, atRisk, events, survival, error));
    }
    return new KaplanMeier(steps, values.size(), observed, last);
  }

  /** Number of values that are censored. */
  public int censored() {
    return observations - observed;
  }

  /** The share of runs in which it has not happened by {@code value}, inclusive. */
  public double survival(double value) {
    double survival = observations == 0 ? Double.NaN : 1;
    for (Step step : steps) {
      if (step.value() <= value) {
        survival = step.survival();
      }
    }
    return survival;
  }

  /**
   * The value by which it has happened in half of the runs: the first with a survival of at most a
   * half. Empty when the curve does not come down so far, because too many values are censored.
   */
  public OptionalDouble median() {
    return steps.stream()
        .filter(step -> step.survival() <= 0.5 + ROUNDING)
        .mapToDouble(Step::value)
        .findFirst();
  }

  /** The restricted mean up to the last value; NaN when there are no values. */
  public double restrictedMean() {
    return restrictedMean(last);
  }

  /**
   * The mean of the values, each cut off at {@code upTo}: the area under the curve. It compares
   * configurations that are censored differently, if cut at the same place.
   *
   * @param upTo at least 0; above the last value the curve is taken to stay where it is
   */
  public double restrictedMean(double upTo) {
    if (!(upTo >= 0)) {
      throw new IllegalArgumentException("upTo >= 0 must hold, but got " + upTo);
    }
    if (observations == 0) {
      return Double.NaN;
    }
    double area = 0;
    double from = 0;
    double level = 1;
    for (Step step : steps) {
      double to = Math.min(step.value(), upTo);
      area += level * (to - from);
      from = to;
      level = step.survival();
    }
    return area + level * (upTo - from);
  }
}
