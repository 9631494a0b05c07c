package org.swath.core.workload.probe;

/**
 * Centring and scaling of features to mean 0 and population standard deviation 1, as learnt from
 * training features.
 *
 * @param means [feature]
 * @param scales [feature]; 1 for a constant feature
 */
record Standardisation(double[] means, double[] scales) {

  /**
   * @param columns [feature][row]
   */
  static Standardisation learn(double[][] columns) {
    double[] means = new double[columns.length];
    double[] scales = new double[columns.length];
    for (int feature = 0; feature < columns.length; feature++) {
      double[] column = columns[feature];
      double mean = 0;
      for (double value : column) {
        mean += value;
      }
      mean /= column.length;
      double squares = 0;
      for (double value : column) {
        squares += (value - mean) * (value - mean);
      }
      double variance = squares / column.length;
      means[feature] = mean;
      scales[feature] = isConstant(variance, mean, column.length) ? 1 : Math.sqrt(variance);
    }
    return new Standardisation(means, scales);
  }

  /** Centres and scales columns in place. */
  void apply(double[][] columns) {
    for (int feature = 0; feature < columns.length; feature++) {
      double[] column = columns[feature];
      for (int row = 0; row < column.length; row++) {
        column[row] = (column[row] - means[feature]) / scales[feature];
      }
    }
  }

  /** Whether a variance is no more than the rounding error of computing it (Chan et al. 1983). */
  private static boolean isConstant(double variance, double mean, int count) {
    double unit = Math.ulp(1.0);
    double roundingOfMean = count * mean * unit;
    return variance <= count * unit * variance + roundingOfMean * roundingOfMean;
  }
}
