package org.swath.core.workload.ternary;

import java.util.Arrays;
import org.swath.core.data.LabelledImages;

/**
 * Ternary operations, each by its 9 values.
 *
 * @param values [operation × place], each 0, 1 or 2: the value of the operation there, and 1
 */
record Operations(byte[] values) {

  Operations {
    for (byte value : values) {
      if (value < 0 || value >= NetworkShape.VALUES) {
        throw new IllegalArgumentException(
            "Operations must consist of the values 0, 1 and 2, but one is %d. Train on ternary-operations"
                .formatted(Byte.toUnsignedInt(value)));
      }
    }
  }

  /** Those of some images from number {@code from} up to, but not including, {@code to}. */
  static Operations of(LabelledImages images, int from, int to) {
    if (images.pixelsPerImage() != NetworkShape.PLACES) {
      throw new IllegalArgumentException(
          "Operations must have %d values each, but got images of %d pixels. Train on ternary-operations"
              .formatted(NetworkShape.PLACES, images.pixelsPerImage()));
    }
    byte[] values =
        Arrays.copyOfRange(images.pixels(), from * NetworkShape.PLACES, to * NetworkShape.PLACES);
    return new Operations(values);
  }

  int count() {
    return values.length / NetworkShape.PLACES;
  }

  /**
   * Copies operations.
   *
   * @param numbers of operations
   * @param from index in {@code numbers} of the first
   * @param classes filled with [operation × place] of 0, 1 and 2
   * @param inputs filled with the same less 1
   */
  void gather(int[] numbers, int from, int count, byte[] classes, double[] inputs) {
    for (int i = 0; i < count; i++) {
      int source = numbers[from + i] * NetworkShape.PLACES;
      for (int place = 0; place < NetworkShape.PLACES; place++) {
        byte value = values[source + place];
        classes[i * NetworkShape.PLACES + place] = value;
        inputs[i * NetworkShape.PLACES + place] = value - 1;
      }
    }
  }
}
