package org.swath.core.workload.activations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.api.Test;
import org.swath.core.data.LabelledImages;
import org.swath.core.random.RandomStreams;

class NormalisedReconstructionTest {

  private static final int IMAGES = 7;
  private static final int PIXELS = 6;
  private static final int UNITS = 4;

  private final UniformRandomProvider random = new RandomStreams(3).stream("test images");
  private final byte[] pixels = bytes();
  private final double[][] directions = numbers(UNITS, PIXELS, -1);
  private final double[][] activations = numbers(UNITS, IMAGES, 0);

  @Test
  void theErrorIsThatOfTheReconstructionStretchedToTheImage() {
    assertThat(error()).isEqualTo(errorStepByStep(), within(1e-14));
  }

  /** A black image has no error, and one without activations that of a black reconstruction. */
  @Test
  void anImageOrAReconstructionWithoutDirectionIsBlack() {
    for (int pixel = 0; pixel < PIXELS; pixel++) {
      pixels[2 * PIXELS + pixel] = 0;
    }
    for (double[] ofUnit : activations) {
      ofUnit[4] = 0;
    }

    assertThat(error()).isEqualTo(errorStepByStep(), within(1e-14));
  }

  @Test
  void theScaleOfTheActivationsDoesNotMatter() {
    double before = error();
    for (double[] ofUnit : activations) {
      for (int image = 0; image < IMAGES; image++) {
        ofUnit[image] *= 1e30;
      }
    }

    assertThat(error()).isEqualTo(before, within(1e-14));
  }

  private double error() {
    double[][] projections = new double[UNITS][IMAGES];
    for (int unit = 0; unit < UNITS; unit++) {
      for (int image = 0; image < IMAGES; image++) {
        for (int pixel = 0; pixel < PIXELS; pixel++) {
          projections[unit][image] += pixel(image, pixel) * directions[unit][pixel];
        }
      }
    }
    LabelledImages images = new LabelledImages(IMAGES, 2, 3, pixels, new byte[IMAGES]);
    return NormalisedReconstruction.of(images)
        .error(new Activations(activations), projections, directions);
  }

  /** As the definition says it: a to unit length, times the directions, to the image's length. */
  private double errorStepByStep() {
    double sum = 0;
    for (int image = 0; image < IMAGES; image++) {
      double[] a = new double[UNITS];
      double[] x = new double[PIXELS];
      double[] y = new double[PIXELS];
      for (int unit = 0; unit < UNITS; unit++) {
        a[unit] = activations[unit][image];
      }
      double lengthOfA = length(a);
      for (int pixel = 0; pixel < PIXELS; pixel++) {
        x[pixel] = pixel(image, pixel);
        for (int unit = 0; unit < UNITS && lengthOfA > 0; unit++) {
          y[pixel] += a[unit] / lengthOfA * directions[unit][pixel];
        }
      }
      double stretch = length(y) > 0 ? length(x) / length(y) : 0;
      for (int pixel = 0; pixel < PIXELS; pixel++) {
        sum += Math.pow(x[pixel] - stretch * y[pixel], 2);
      }
    }
    return sum / (IMAGES * PIXELS);
  }

  private double pixel(int image, int pixel) {
    return Byte.toUnsignedInt(pixels[image * PIXELS + pixel]) / 255.0;
  }

  private static double length(double[] vector) {
    double squares = 0;
    for (double value : vector) {
      squares += value * value;
    }
    return Math.sqrt(squares);
  }

  private byte[] bytes() {
    byte[] bytes = new byte[IMAGES * PIXELS];
    random.nextBytes(bytes);
    return bytes;
  }

  private double[][] numbers(int rows, int columns, double from) {
    double[][] numbers = new double[rows][columns];
    for (double[] row : numbers) {
      for (int column = 0; column < columns; column++) {
        row[column] = from + (1 - from) * random.nextDouble();
      }
    }
    return numbers;
  }
}
