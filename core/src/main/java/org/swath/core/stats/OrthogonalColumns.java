package org.swath.core.stats;

import java.util.ArrayList;
import java.util.List;

/**
 * An orthonormal basis of the space that columns span, grown one column at a time by Gram and
 * Schmidt, each column made orthogonal twice ("twice is enough", Giraud and others 2005). A column
 * that depends on earlier ones adds nothing. It keeps one number per row and independent column.
 */
final class OrthogonalColumns {

  /** Of its own length, what must be left of a column of zeros and ones that is independent. */
  private static final double INDEPENDENT = 1e-8;

  private final List<double[]> basis = new ArrayList<>();

  /** Adds what is new in these columns, all of the same number of rows. */
  void add(double[][] columns) {
    for (double[] column : columns) {
      double[] rest = residual(residual(column));
      double length = length(rest);
      if (length > INDEPENDENT * length(column)) {
        for (int row = 0; row < rest.length; row++) {
          rest[row] /= length;
        }
        basis.add(rest);
      }
    }
  }

  /** Number of independent columns so far. */
  int count() {
    return basis.size();
  }

  /** What the columns do not explain of {@code values}. */
  double[] residual(double[] values) {
    double[] rest = values.clone();
    for (double[] direction : basis) {
      double along = product(rest, direction);
      for (int row = 0; row < rest.length; row++) {
        rest[row] -= along * direction[row];
      }
    }
    return rest;
  }

  /** The sum of squares of {@code values} along the independent columns from the given one on. */
  double explained(double[] values, int from) {
    double sum = 0;
    for (double[] direction : basis.subList(from, basis.size())) {
      double along = product(values, direction);
      sum += along * along;
    }
    return sum;
  }

  private static double length(double[] column) {
    return Math.sqrt(product(column, column));
  }

  private static double product(double[] a, double[] b) {
    double sum = 0;
    for (int row = 0; row < a.length; row++) {
      sum += a[row] * b[row];
    }
    return sum;
  }
}
