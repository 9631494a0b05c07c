package org.swath.jobs.report;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;
import org.swath.core.converge.Convergence;
import org.swath.core.stats.SeedSummary;

/**
 * The convergence epochs of several runs, taken together.
 *
 * <p>A run that did not meet the criterion is right-censored: its epoch lies somewhere behind its
 * last. Each figure is computed twice, with such runs at their last epoch and at infinity; it is
 * exact if both agree, and else the first is a lower bound. So the median is exact while fewer than
 * half of the runs are censored and none of them ended before it.
 *
 * @param answers one for each run; may be empty
 */
public record EpochSummary(List<Convergence> answers) {

  public EpochSummary {
    answers = List.copyOf(answers);
  }

  /** How many runs there are. */
  public int n() {
    return answers.size();
  }

  /** How many of them met the criterion. */
  public int met() {
    return (int) answers.stream().filter(Convergence::met).count();
  }

  /** How many did not, by their last epoch. */
  public int notMet() {
    return n() - met();
  }

  /** The arithmetic mean. */
  public EpochFigure mean() {
    return figure(sorted -> Arrays.stream(sorted).average().orElse(Double.NaN));
  }

  /** The middle one, or the mean of the two in the middle. */
  public EpochFigure median() {
    return figure(
        sorted ->
            sorted.length == 0
                ? Double.NaN
                : (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2);
  }

  /** The first. */
  public EpochFigure minimum() {
    return figure(sorted -> Arrays.stream(sorted).min().orElse(Double.NaN));
  }

  /** The last. */
  public EpochFigure maximum() {
    return figure(sorted -> Arrays.stream(sorted).max().orElse(Double.NaN));
  }

  /**
   * Population standard deviation (ddof 0), in epochs; empty when runs are censored, for then it is
   * neither known nor bounded, and when there are none.
   */
  public OptionalDouble standardDeviation() {
    return notMet() > 0 || n() == 0
        ? OptionalDouble.empty()
        : OptionalDouble.of(SeedSummary.of(epochs(0)).standardDeviation());
  }

  private EpochFigure figure(ToDoubleFunction<double[]> statistic) {
    double least = statistic.applyAsDouble(epochs(0));
    double most = statistic.applyAsDouble(epochs(Double.POSITIVE_INFINITY));
    return new EpochFigure(least, most > least);
  }

  /** The epochs, those of censored runs moved by {@code beyond}; ascending. */
  private double[] epochs(double beyond) {
    return answers.stream()
        .mapToDouble(answer -> answer.met() ? answer.epoch() : answer.epoch() + beyond)
        .sorted()
        .toArray();
  }
}
