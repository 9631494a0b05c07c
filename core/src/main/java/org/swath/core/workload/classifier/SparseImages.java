package org.swath.core.workload.classifier;

import java.util.Arrays;
import org.swath.core.data.LabelledImages;

/**
 * Labelled images by their pixels that are not black, or labelled rows of numbers; never changed
 * once made, so any number of threads may read it.
 *
 * <p>Every image has one more pixel after its own that is always white: the input of the biases.
 *
 * @param inputs pixels of an image, the one for the biases included
 * @param starts [images + 1], where each image begins in the next two
 * @param positions number of each pixel within its image, ascending
 * @param pixels 1 (nearly black) to 255 (white) as unsigned bytes
 * @param numbers [images × inputs - 1] where examples are numbers, and nothing is in the three
 *     before; empty where they are pixels
 * @param labels [images], class numbers from 0
 */
record SparseImages(
    int inputs, int[] starts, int[] positions, byte[] pixels, float[] numbers, byte[] labels) {

  private static final byte WHITE = (byte) 255;

  /** The images from number {@code from} up to, but not including, {@code to}. */
  static SparseImages of(LabelledImages images, int from, int to) {
    int own = images.pixelsPerImage();
    byte[] labels = Arrays.copyOfRange(images.labels(), from, to);
    if (images.ofNumbers()) {
      float[] numbers = Arrays.copyOfRange(images.numbers(), from * own, to * own);
      return new SparseImages(own + 1, new int[0], new int[0], new byte[0], numbers, labels);
    }
    byte[] dense = images.pixels();
    int most = to - from;
    for (int i = from * own; i < to * own; i++) {
      most += dense[i] == 0 ? 0 : 1;
    }
    int[] starts = new int[to - from + 1];
    int[] positions = new int[most];
    byte[] pixels = new byte[most];
    int count = 0;
    for (int image = from; image < to; image++) {
      for (int position = 0; position < own; position++) {
        if (dense[image * own + position] != 0) {
          positions[count] = position;
          pixels[count++] = dense[image * own + position];
        }
      }
      positions[count] = own;
      pixels[count++] = WHITE;
      starts[image - from + 1] = count;
    }
    return new SparseImages(own + 1, starts, positions, pixels, new float[0], labels);
  }

  boolean ofNumbers() {
    return numbers.length > 0;
  }

  int count() {
    return labels.length;
  }
}
