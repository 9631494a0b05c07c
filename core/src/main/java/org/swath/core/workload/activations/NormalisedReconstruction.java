package org.swath.core.workload.activations;

import org.swath.core.data.LabelledImages;

/**
 * How well the direction of an image is reconstructed from its activations: {@code y = Σ_j a_j w_j}
 * with one direction w_j for each unit, stretched to the length of the image x.
 *
 * <p>The error of an image is {@code |x - |x| y/|y||² = 2 (|x|² - |x| (x·y)/|y|)}, and {@code |x|²}
 * where y is 0. So images are not needed again: {@code x·y = Σ_j a_j (x·w_j)}, and {@code |y|²}
 * follows from a and the inner products of the directions.
 *
 * @param squaredNorms {@code |x|²} of each image
 * @param pixels of an image
 */
public record NormalisedReconstruction(double[] squaredNorms, int pixels) {

  private static final double WHITE = 255;

  /** Of images whose pixels are numbers in [0, 1]. */
  public static NormalisedReconstruction of(LabelledImages images) {
    int pixels = images.pixelsPerImage();
    double[] squaredNorms = new double[images.count()];
    for (int image = 0; image < squaredNorms.length; image++) {
      for (int pixel = 0; pixel < pixels; pixel++) {
        double value = Byte.toUnsignedInt(images.pixels()[image * pixels + pixel]) / WHITE;
        squaredNorms[image] += value * value;
      }
    }
    return new NormalisedReconstruction(squaredNorms, pixels);
  }

  /**
   * The mean squared error over all pixels of all images.
   *
   * @param activations of these images, finite
   * @param projections {@code x·w_j}, [unit][image]; of no account where the activation is 0
   * @param directions w, [unit][pixel]
   */
  public double error(Activations activations, double[][] projections, double[][] directions) {
    double[] onImage = new double[squaredNorms.length];
    double[][] values = activations.values();
    for (int unit = 0; unit < values.length; unit++) {
      double[] ofUnit = values[unit];
      double[] projected = projections[unit];
      for (int i = 0; i < onImage.length; i++) {
        onImage[i] += ofUnit[i] * projected[i];
      }
    }
    double[] squaredLengths = squaredLengths(values, directions);
    double sum = 0;
    for (int i = 0; i < onImage.length; i++) {
      boolean hasDirection = squaredLengths[i] > 0;
      sum +=
          hasDirection
              ? 2 * (squaredNorms[i] - Math.sqrt(squaredNorms[i] / squaredLengths[i]) * onImage[i])
              : squaredNorms[i];
    }
    return sum / ((double) squaredNorms.length * pixels);
  }

  /** {@code |y|²} of each image. */
  private static double[] squaredLengths(double[][] values, double[][] directions) {
    double[] lengths = new double[values[0].length];
    for (int j = 0; j < values.length; j++) {
      for (int k = 0; k <= j; k++) {
        double product = (j == k ? 1 : 2) * InnerProduct.of(directions[j], directions[k]);
        double[] first = values[j];
        double[] second = values[k];
        for (int i = 0; i < lengths.length; i++) {
          lengths[i] += product * first[i] * second[i];
        }
      }
    }
    return lengths;
  }
}
