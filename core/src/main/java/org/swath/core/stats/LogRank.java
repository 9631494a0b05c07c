package org.swath.core.stats;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.RealVector;
import org.apache.commons.math3.linear.SingularValueDecomposition;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;

/**
 * The log-rank test (Mantel 1966, Peto and Peto 1972): whether something happens at the same times
 * in all groups, from values of which some are censored. At each time, the events of each group are
 * compared with its share of the runs at risk; the statistic is chi-squared when there are many
 * events. With the handful of seeds of a sweep its p value is a rough one, often too small.
 *
 * @param statistic NaN without a p value
 * @param degreesOfFreedom groups that can be compared, less one
 * @param observed events of each group
 * @param expected events that each group would have if all were alike
 * @param pValue NaN when fewer than two groups have values or nothing has happened in any
 * @param flaw why the p value is NaN, as a sentence
 */
public record LogRank(
    double statistic,
    int degreesOfFreedom,
    List<Integer> observed,
    List<Double> expected,
    double pValue,
    Optional<String> flaw) {

  /** A singular value that is smaller than this share of the largest is 0. */
  private static final double INDEPENDENT = 1e-10;

  public LogRank {
    observed = List.copyOf(observed);
    expected = List.copyOf(expected);
    Objects.requireNonNull(flaw, "flaw");
    PValues.require(pValue);
  }

  /** Compares two groups or more; an empty group is not compared. */
  public static LogRank of(List<List<CensoredValue>> groups) {
    int count = groups.size();
    double[] observed = new double[count];
    double[] expected = new double[count];
    double[][] covariance = new double[count][count];
    TreeSet<Double> times = new TreeSet<>();
    groups.forEach(
        group ->
            group.stream()
                .filter(CensoredValue::observed)
                .forEach(value -> times.add(value.value())));
    for (double time : times) {
      addTime(groups, time, observed, expected, covariance);
    }
    List<Integer> events = java.util.Arrays.stream(observed).mapToObj(e -> (int) e).toList();
    List<Double> shares = java.util.Arrays.stream(expected).boxed().toList();
    Optional<String> flaw = flaw(groups, times.isEmpty());
    if (flaw.isPresent()) {
      return new LogRank(Double.NaN, 0, events, shares, Double.NaN, flaw);
    }
    SingularValueDecomposition decomposition =
        new SingularValueDecomposition(new Array2DRowRealMatrix(covariance, false));
    RealVector excess = new ArrayRealVector(observed).subtract(new ArrayRealVector(expected));
    double statistic = 0;
    int degrees = 0;
    double[] values = decomposition.getSingularValues();
    for (int i = 0; i < values.length; i++) {
      if (values[i] > INDEPENDENT * values[0]) {
        double along = decomposition.getU().getColumnVector(i).dotProduct(excess);
        statistic += along * along / values[i];
        degrees++;
      }
    }
    if (degrees == 0) {
      return new LogRank(
          Double.NaN,
          0,
          events,
          shares,
          Double.NaN,
          Optional.of(
              "No two groups were at risk at the same time, so that none can be compared."));
    }
    double pValue = ChiSquaredDistribution.of(degrees).survivalProbability(statistic);
    return new LogRank(statistic, degrees, events, shares, pValue, Optional.empty());
  }

  private static Optional<String> flaw(List<List<CensoredValue>> groups, boolean nothingHappened) {
    if (groups.stream().filter(group -> !group.isEmpty()).count() < 2) {
      return Optional.of("A log-rank test needs two groups with values, but there are fewer.");
    }
    return nothingHappened
        ? Optional.of("Every value is censored, so that there is nothing to compare.")
        : Optional.empty();
  }

  private static void addTime(
      List<List<CensoredValue>> groups,
      double time,
      double[] observed,
      double[] expected,
      double[][] covariance) {
    double[] atRisk = new double[groups.size()];
    double allAtRisk = 0;
    double events = 0;
    for (int group = 0; group < atRisk.length; group++) {
      for (CensoredValue value : groups.get(group)) {
        atRisk[group] += value.value() >= time ? 1 : 0;
        if (value.observed() && value.value() == time) {
          observed[group]++;
          events++;
        }
      }
      allAtRisk += atRisk[group];
    }
    double spread = allAtRisk > 1 ? events * (allAtRisk - events) / (allAtRisk - 1) : 0;
    for (int i = 0; i < atRisk.length; i++) {
      double share = atRisk[i] / allAtRisk;
      expected[i] += events * share;
      for (int j = 0; j < atRisk.length; j++) {
        covariance[i][j] += spread * share * ((i == j ? 1 : 0) - atRisk[j] / allAtRisk);
      }
    }
  }
}
