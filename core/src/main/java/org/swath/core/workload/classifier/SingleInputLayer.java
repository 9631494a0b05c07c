package org.swath.core.workload.classifier;

import java.util.Arrays;
import org.swath.core.device.HostVector;

/** The layer next to the input in single precision. */
final class SingleInputLayer implements InputLayer {

  /** What an input is for each byte of a pixel, 0 to 1. */
  private static final float[] BRIGHTNESS = brightness();

  /** How many rows are added at once, so that their sum is read and written once for all. */
  private static final int ROWS = 8;

  private final int units;
  private final float[] rounded;

  /**
   * @param most images at once
   */
  SingleInputLayer(int units, int most) {
    this.units = units;
    this.rounded = new float[units * most];
  }

  @Override
  public void forward(
      SparseImages images, int[] examples, int count, HostVector parameters, double[] values) {
    float[] weights = ((HostVector.Singles) parameters).values();
    int[] starts = images.starts();
    for (int i = 0; i < count; i++) {
      int example = examples[i];
      weightedSum(
          images.pixels(),
          images.positions(),
          starts[example],
          starts[example + 1],
          weights,
          rounded,
          i * units);
    }
    for (int i = 0; i < count * units; i++) {
      values[i] = rounded[i];
    }
  }

  @Override
  public void backward(ImageBatch batch, double[] slopes, HostVector gradient) {
    for (int i = 0; i < batch.count() * units; i++) {
      rounded[i] = (float) slopes[i];
    }
    float[] g = ((HostVector.Singles) gradient).values();
    int[] starts = batch.starts();
    for (int input = 0; input < batch.images().inputs(); input++) {
      weightedSum(
          batch.pixels(),
          batch.rows(),
          starts[input],
          starts[input + 1],
          rounded,
          g,
          input * units);
    }
  }

  /** The sum of the rows of a matrix [· × unit] that some pixels name, each times its pixel. */
  private void weightedSum(
      byte[] pixels, int[] rows, int from, int to, float[] matrix, float[] sum, int at) {
    Arrays.fill(sum, at, at + units, 0);
    int t = from;
    for (; t + ROWS <= to; t += ROWS) {
      float x0 = BRIGHTNESS[pixels[t] & 0xff];
      float x1 = BRIGHTNESS[pixels[t + 1] & 0xff];
      float x2 = BRIGHTNESS[pixels[t + 2] & 0xff];
      float x3 = BRIGHTNESS[pixels[t + 3] & 0xff];
      float x4 = BRIGHTNESS[pixels[t + 4] & 0xff];
      float x5 = BRIGHTNESS[pixels[t + 5] & 0xff];
      float x6 = BRIGHTNESS[pixels[t + 6] & 0xff];
      float x7 = BRIGHTNESS[pixels[t + 7] & 0xff];
      int r0 = rows[t] * units;
      int r1 = rows[t + 1] * units;
      int r2 = rows[t + 2] * units;
      int r3 = rows[t + 3] * units;
      int r4 = rows[t + 4] * units;
      int r5 = rows[t + 5] * units;
      int r6 = rows[t + 6] * units;
      int r7 = rows[t + 7] * units;
      for (int unit = 0; unit < units; unit++) {
        sum[at + unit] +=
            (x0 * matrix[r0 + unit] + x1 * matrix[r1 + unit])
                + (x2 * matrix[r2 + unit] + x3 * matrix[r3 + unit])
                + (x4 * matrix[r4 + unit] + x5 * matrix[r5 + unit])
                + (x6 * matrix[r6 + unit] + x7 * matrix[r7 + unit]);
      }
    }
    for (; t < to; t++) {
      float x = BRIGHTNESS[pixels[t] & 0xff];
      int row = rows[t] * units;
      for (int unit = 0; unit < units; unit++) {
        sum[at + unit] += x * matrix[row + unit];
      }
    }
  }

  private static float[] brightness() {
    float[] values = new float[256];
    for (int pixel = 0; pixel < values.length; pixel++) {
      values[pixel] = pixel / 255f;
    }
    return values;
  }
}
