package org.swath.core.stats;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.statistics.distribution.FDistribution;

/** The linear model of an analysis of variance, its terms as columns of indicators. */
final class FactorialModel {

  private static final String NO_RESIDUALS =
      "Every observation has a parameter of its own, so that nothing is left to tell noise by: F"
          + " tests need more seeds or fewer terms.";
  private static final String NO_SPREAD =
      "Values that agree in all factors have no spread, so that F tests have nothing to compare the"
          + " effects with.";
  private static final String NOT_FINITE =
      "Some values are not finite numbers, so that sums of squares are not defined.";

  private final double[] centred;
  private final double rounding;
  private final boolean finite;
  private final Map<List<String>, double[][]> terms = new LinkedHashMap<>();

  FactorialModel(double[] values, List<AnovaFactor> factors, boolean interactions) {
    this.finite = Values.areFinite(values);
    double mean = values.length == 0 ? 0 : Description.mean(values);
    this.centred = Arrays.stream(values).map(value -> finite ? value - mean : 0).toArray();
    this.rounding = finite ? Values.rounding(values) : 0;
    List<double[][]> columns = factors.stream().map(FactorialModel::indicators).toList();
    for (int i = 0; i < factors.size(); i++) {
      terms.put(List.of(factors.get(i).name()), columns.get(i));
    }
    for (int i = 0; interactions && i < factors.size(); i++) {
      for (int j = i + 1; j < factors.size(); j++) {
        terms.put(
            List.of(factors.get(i).name(), factors.get(j).name()),
            products(columns.get(i), columns.get(j)));
      }
    }
  }

  AnalysisOfVariance analysis() {
    OrthogonalColumns all = intercept();
    terms.values().forEach(all::add);
    int residualDegrees = centred.length - all.count();
    double residual = finite ? sumOfSquares(all.residual(centred)) : Double.NaN;
    double total = finite ? sumOfSquares(centred) : Double.NaN;
    Optional<String> flaw = flaw(residualDegrees, residual);
    List<AnovaTerm> analysed = new ArrayList<>();
    for (List<String> term : terms.keySet()) {
      analysed.add(term(term, total, residual, residualDegrees, flaw.isEmpty()));
    }
    return new AnalysisOfVariance(analysed, residual, residualDegrees, total, centred.length, flaw);
  }

  private Optional<String> flaw(int residualDegrees, double residual) {
    if (!finite) {
      return Optional.of(NOT_FINITE);
    }
    if (residualDegrees == 0) {
      return Optional.of(NO_RESIDUALS);
    }
    return residual <= residualDegrees * rounding * rounding
        ? Optional.of(NO_SPREAD)
        : Optional.empty();
  }

  private AnovaTerm term(
      List<String> term, double total, double residual, int residualDegrees, boolean testable) {
    OrthogonalColumns others = intercept();
    terms.forEach(
        (other, columns) -> {
          if (!other.containsAll(term)) {
            others.add(columns);
          }
        });
    int before = others.count();
    others.add(terms.get(term));
    int degrees = others.count() - before;
    double square = finite ? others.explained(centred, before) : Double.NaN;
    double meanSquare = residual / residualDegrees;
    double f = testable && degrees > 0 ? square / degrees / meanSquare : Double.NaN;
    boolean known = residualDegrees > 0;
    return new AnovaTerm(
        term,
        square,
        degrees,
        f,
        Double.isNaN(f)
            ? Double.NaN
            : FDistribution.of(degrees, residualDegrees).survivalProbability(f),
        share(square, total),
        share(square, square + residual),
        known && degrees > 0
            ? share(square - degrees * meanSquare, total + meanSquare)
            : Double.NaN,
        flaw(term, degrees));
  }

  private Optional<String> flaw(List<String> term, int degrees) {
    String name = String.join(" × ", term);
    int contrasts = terms.get(term).length;
    if (contrasts == 0) {
      return Optional.of("%s has one level only, so that it explains nothing.".formatted(name));
    }
    if (degrees == 0) {
      return Optional.of(
          "%s cannot be told apart from the other terms in these observations.".formatted(name));
    }
    return degrees < contrasts
        ? Optional.of(
            "Only %d of %d contrasts of %s can be told apart: some combinations of levels have no values."
                .formatted(degrees, contrasts, name))
        : Optional.empty();
  }

  private OrthogonalColumns intercept() {
    double[] ones = new double[centred.length];
    Arrays.fill(ones, 1);
    OrthogonalColumns columns = new OrthogonalColumns();
    columns.add(new double[][] {ones});
    return columns;
  }

  /** A column for each level but the first: 1 where an observation has it. */
  private static double[][] indicators(AnovaFactor factor) {
    return factor.distinct().stream()
        .skip(1)
        .map(
            level ->
                factor.levels().stream().mapToDouble(own -> own.equals(level) ? 1 : 0).toArray())
        .toArray(double[][]::new);
  }

  private static double[][] products(double[][] a, double[][] b) {
    double[][] products = new double[a.length * b.length][];
    for (int i = 0; i < a.length; i++) {
      for (int j = 0; j < b.length; j++) {
        double[] product = a[i].clone();
        for (int row = 0; row < product.length; row++) {
          product[row] *= b[j][row];
        }
        products[i * b.length + j] = product;
      }
    }
    return products;
  }

  private static double share(double part, double whole) {
    return whole == 0 ? Double.NaN : part / whole;
  }

  private static double sumOfSquares(double... values) {
    return Arrays.stream(values).map(value -> value * value).sum();
  }
}
