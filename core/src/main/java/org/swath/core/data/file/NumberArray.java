package org.swath.core.data.file;

import java.nio.ByteBuffer;
import java.util.List;

/**
 * An array of numbers as a file holds it.
 *
 * @param place the file, and the array in it, as messages call it
 * @param shape its dimensions, outermost first; the first counts the examples
 * @param type of its numbers
 * @param fortranOrder whether the first dimension varies fastest, not the last
 * @param bytes of all numbers, in their byte order
 */
record NumberArray(
    String place, List<Integer> shape, NumberType type, boolean fortranOrder, ByteBuffer bytes) {

  NumberArray {
    shape = List.copyOf(shape);
  }

  /** How many examples there are. */
  int count() {
    return shape.get(0);
  }

  /** Numbers of one example. */
  int size() {
    return shape.subList(1, shape.size()).stream().reduce(1, Math::multiplyExact);
  }

  /** Dimensions of one example, without those of size 1. */
  List<Integer> dimensions() {
    return shape.subList(1, shape.size()).stream().filter(size -> size != 1).toList();
  }

  /**
   * A number of an example.
   *
   * @param position among the example's, the last dimension fastest
   */
  double at(int example, int position) {
    int index = example * size() + position;
    if (fortranOrder) {
      index = example;
      int rest = position;
      int stride = count();
      int[] places = new int[shape.size()];
      for (int i = shape.size() - 1; i > 0; i--) {
        places[i] = rest % shape.get(i);
        rest /= shape.get(i);
      }
      for (int i = 1; i < places.length; i++) {
        index += places[i] * stride;
        stride *= shape.get(i);
      }
    }
    return type.at(bytes, index * type.bytes());
  }
}
