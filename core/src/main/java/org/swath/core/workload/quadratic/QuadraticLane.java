package org.swath.core.workload.quadratic;

import org.swath.core.parameter.ParameterValues;

/**
 * What one lane of a cohort may have for itself: its quadratic form, its noise and where it starts.
 *
 * @param curvatures [dimensions] the eigenvalues λ, from the largest to the smallest
 * @param noisePerDimension standard deviation of an example's gradient in each dimension, σ /
 *     √dimensions
 * @param start where the parameters start
 */
record QuadraticLane(double[] curvatures, double noisePerDimension, Start start) {

  static QuadraticLane of(ParameterValues parameters) {
    int dimensions = parameters.count(Quadratic.DIMENSIONS);
    return new QuadraticLane(
        spectrum(
            dimensions,
            parameters.number(Quadratic.LARGEST_CURVATURE),
            parameters.number(Quadratic.CONDITION_NUMBER)),
        parameters.number(Quadratic.GRADIENT_NOISE) / Math.sqrt(dimensions),
        Start.named(parameters.text(Quadratic.START)));
  }

  boolean noisy() {
    return noisePerDimension > 0;
  }

  /** From the largest curvature down to the largest / conditionNumber, in equal ratios. */
  private static double[] spectrum(int dimensions, double largest, double conditionNumber) {
    double[] curvatures = new double[dimensions];
    for (int i = 0; i < dimensions; i++) {
      curvatures[i] = largest * StrictMath.pow(conditionNumber, -i / (dimensions - 1.0));
    }
    return curvatures;
  }
}
