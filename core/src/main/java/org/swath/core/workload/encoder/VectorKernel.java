package org.swath.core.workload.encoder;

import java.util.List;
import org.swath.core.data.LabelledImages;
import org.swath.core.device.DeviceKernel;
import org.swath.core.device.vector.AlignedFloats;
import org.swath.core.device.vector.SparseBatch;
import org.swath.core.device.vector.SparseRows;
import org.swath.core.workload.CohortModel;
import org.swath.core.workload.activations.LayerWeights;

/**
 * The encoder in the processor's vector instructions on images by their non-black pixels, in single
 * precision. The Vector API must be present.
 *
 * @param train training images, with one more column that is always 1: the input of the biases
 * @param test test images, likewise
 */
record VectorKernel(SparseRows train, SparseRows test) implements EncoderKernel {

  /**
   * The largest share of pixels that are not black up to which going through these alone is faster
   * than dense matrix products; measured, see docs/performance.md.
   */
  private static final double DENSEST = 0.65;

  private static final float WHITE = 255;
  private static final int IMAGES_PER_BLOCK = 512;

  /** Whether this kernel is the one for such images. */
  static boolean suits(LabelledImages images) {
    boolean sparse = nonBlack(images) <= DENSEST * images.pixels().length;
    return sparse && images.pixelsPerImage() < SparseRows.MOST_COLUMNS;
  }

  static VectorKernel of(LabelledImages train, LabelledImages test) {
    return new VectorKernel(rows(train), rows(test));
  }

  @Override
  public DeviceKernel device() {
    return DeviceKernel.VECTOR;
  }

  @Override
  public int trainingExamples() {
    return train.rows();
  }

  @Override
  public CohortModel open(
      List<EncoderLane> lanes, LayerWeights initial, int batchSize, EncoderEvaluation evaluation) {
    return new VectorModel(this, lanes, initial, batchSize, evaluation);
  }

  /**
   * ReLU(x W + b) of every image, [unit][image].
   *
   * @param parameters input by input the weights of all units, then their biases
   */
  static double[][] activations(SparseRows images, float[] parameters) {
    int units = parameters.length / images.columns();
    int width = AlignedFloats.padded(units);
    AlignedFloats aligned = new AlignedFloats((images.columns() + IMAGES_PER_BLOCK) * (long) width);
    int weights = aligned.take(images.columns() * width);
    int product = aligned.take(IMAGES_PER_BLOCK * width);
    float[] memory = aligned.memory();
    copyRows(parameters, units, memory, weights, width);
    SparseBatch batch = new SparseBatch(images, IMAGES_PER_BLOCK, width);
    double[][] all = new double[units][images.rows()];
    int[] numbers = new int[IMAGES_PER_BLOCK];
    for (int from = 0; from < images.rows(); from += IMAGES_PER_BLOCK) {
      int count = Math.min(IMAGES_PER_BLOCK, images.rows() - from);
      for (int i = 0; i < count; i++) {
        numbers[i] = from + i;
      }
      batch.select(numbers, 0, count);
      batch.times(memory, weights, product);
      for (int unit = 0; unit < units; unit++) {
        for (int i = 0; i < count; i++) {
          all[unit][from + i] = Math.max(memory[product + i * width + unit], 0);
        }
      }
    }
    return all;
  }

  /** Copies rows of {@code units} to rows that are padded to {@code width}. */
  static void copyRows(float[] from, int units, float[] memory, int to, int width) {
    if (units == width) {
      System.arraycopy(from, 0, memory, to, from.length);
      return;
    }
    for (int row = 0; row * units < from.length; row++) {
      System.arraycopy(from, row * units, memory, to + row * width, units);
    }
  }

  private static SparseRows rows(LabelledImages images) {
    byte[] pixels = images.pixels();
    int inputs = images.pixelsPerImage();
    SparseRows.Builder rows =
        new SparseRows.Builder(inputs + 1, images.count(), nonBlack(images) + images.count());
    for (int image = 0; image < images.count(); image++) {
      for (int input = 0; input < inputs; input++) {
        rows.add(input, Byte.toUnsignedInt(pixels[image * inputs + input]) / WHITE);
      }
      rows.add(inputs, 1);
      rows.endRow();
    }
    return rows.build();
  }

  private static int nonBlack(LabelledImages images) {
    int count = 0;
    for (byte pixel : images.pixels()) {
      count += pixel == 0 ? 0 : 1;
    }
    return count;
  }
}
