package org.swath.core.stats;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * How much of the spread of one number over all runs comes from which factor. A fixed-effects model
 * with type II sums of squares (Yates 1934; {@code anova_lm(typ=2)} of statsmodels): on a balanced
 * design they are the classical ones, on an unbalanced one a factor is credited with what it
 * explains beyond the others. F tests take residuals to be normal with one spread everywhere.
 *
 * @param terms main effects in the order of the factors, then interactions
 * @param residualSumOfSquares what no term explains; NaN when a value is not finite
 * @param residualDegreesOfFreedom observations less independent contrasts of all terms and the mean
 * @param totalSumOfSquares about the mean; NaN when a value is not finite
 * @param observations number of values
 * @param flaw why there are no F tests, as a sentence; empty when there are
 */
public record AnalysisOfVariance(
    List<AnovaTerm> terms,
    double residualSumOfSquares,
    int residualDegreesOfFreedom,
    double totalSumOfSquares,
    int observations,
    Optional<String> flaw) {

  public AnalysisOfVariance {
    terms = List.copyOf(terms);
    Objects.requireNonNull(flaw, "flaw");
    if (residualDegreesOfFreedom < 0 || observations < 0) {
      throw new IllegalArgumentException(
          "residualDegreesOfFreedom and observations >= 0 must hold, but got %d and %d"
              .formatted(residualDegreesOfFreedom, observations));
    }
  }

  /** Main effects alone. */
  public static AnalysisOfVariance ofMainEffects(double[] values, List<AnovaFactor> factors) {
    return new FactorialModel(values, requireFactors(values, factors), false).analysis();
  }

  /**
   * Main effects and the interaction of every two factors.
   *
   * @param factors at least one, with a level for every value and different names
   * @throws IllegalArgumentException when there is no factor, or one without a level for each value
   */
  public static AnalysisOfVariance ofInteractions(double[] values, List<AnovaFactor> factors) {
    return new FactorialModel(values, requireFactors(values, factors), true).analysis();
  }

  /**
   * One factor, whose levels are the groups; its term has the name "group". An empty group is no
   * level.
   */
  public static AnalysisOfVariance oneWay(List<double[]> groups) {
    List<Integer> levels = new ArrayList<>();
    for (int group = 0; group < groups.size(); group++) {
      for (int i = 0; i < groups.get(group).length; i++) {
        levels.add(group);
      }
    }
    double[] values = groups.stream().flatMapToDouble(java.util.Arrays::stream).toArray();
    return ofMainEffects(values, List.of(new AnovaFactor("group", levels)));
  }

  /** Mean square of the residuals; NaN without degrees of freedom. */
  public double residualMeanSquare() {
    return residualDegreesOfFreedom == 0
        ? Double.NaN
        : residualSumOfSquares / residualDegreesOfFreedom;
  }

  private static List<AnovaFactor> requireFactors(double[] values, List<AnovaFactor> factors) {
    List<String> names = factors.stream().map(AnovaFactor::name).toList();
    if (names.isEmpty() || new HashSet<>(names).size() != names.size()) {
      throw new IllegalArgumentException(
          "Factors must be given and their names differ, but got " + names);
    }
    for (AnovaFactor factor : factors) {
      if (factor.levels().size() != values.length) {
        throw new IllegalArgumentException(
            "Factor %s must have a level for each of %d values, but has %d"
                .formatted(factor.name(), values.length, factor.levels().size()));
      }
    }
    return factors;
  }
}
