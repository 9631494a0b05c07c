package org.swath.core.workload.activations;

/**
 * What the units of a layer do on images.
 *
 * @param values [unit][image], each at least 0
 */
public record Activations(double[][] values) {

  /** A unit that varies less than this does not tell images apart. */
  private static final double LEAST_VARIANCE = 0.01;

  /** A unit above this counts as active on an image. */
  private static final double LEAST_ACTIVE = 0.01;

  /** Whether no activation has grown beyond the precision it was computed in. */
  public boolean areFinite() {
    for (double[] ofUnit : values) {
      for (double activation : ofUnit) {
        if (!Double.isFinite(activation)) {
          return false;
        }
      }
    }
    return true;
  }

  /** The number of units whose population variance over the images is below 0.01. */
  public int deadUnits() {
    int dead = 0;
    for (double[] ofUnit : values) {
      dead += squaredLength(deviations(ofUnit)) / ofUnit.length < LEAST_VARIANCE ? 1 : 0;
    }
    return dead;
  }

  /** The mean over images of the number of units above 0.01. */
  public double activeUnits() {
    long active = 0;
    for (double[] ofUnit : values) {
      for (double activation : ofUnit) {
        active += activation > LEAST_ACTIVE ? 1 : 0;
      }
    }
    return (double) active / values[0].length;
  }

  /**
   * {@code Σ_{j≠k} C_jk²} over ordered pairs, C the correlation of two units over the images, from
   * 0 to K (K - 1). A unit that is the same on all images adds nothing.
   */
  public double redundancy() {
    double[][] directions = new double[values.length][];
    for (int unit = 0; unit < values.length; unit++) {
      directions[unit] = ofUnitLength(deviations(values[unit]));
    }
    double sum = 0;
    for (int j = 0; j < directions.length; j++) {
      for (int k = 0; k < j; k++) {
        double correlation = InnerProduct.of(directions[j], directions[k]);
        sum += 2 * correlation * correlation;
      }
    }
    return sum;
  }

  /**
   * Differences from the mean, computed from differences from the first image: exactly 0 for a unit
   * that is the same on all images.
   */
  private static double[] deviations(double[] ofUnit) {
    double[] deviations = new double[ofUnit.length];
    double sum = 0;
    for (int image = 0; image < ofUnit.length; image++) {
      deviations[image] = ofUnit[image] - ofUnit[0];
      sum += deviations[image];
    }
    double mean = sum / ofUnit.length;
    for (int image = 0; image < ofUnit.length; image++) {
      deviations[image] -= mean;
    }
    return deviations;
  }

  /** Scales a vector to length 1, in place; one without length stays. */
  private static double[] ofUnitLength(double[] vector) {
    double length = Math.sqrt(squaredLength(vector));
    for (int i = 0; length > 0 && i < vector.length; i++) {
      vector[i] /= length;
    }
    return vector;
  }

  private static double squaredLength(double[] vector) {
    return InnerProduct.of(vector, vector);
  }
}
