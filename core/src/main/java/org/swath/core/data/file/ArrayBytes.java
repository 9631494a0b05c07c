package org.swath.core.data.file;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.swath.core.data.DataException;

/** The numbers of an array file after its header. */
final class ArrayBytes {

  private ArrayBytes() {}

  /**
   * Reads the bytes that a header promises. Memory is taken as they come: a header may lie.
   *
   * @throws DataException when there are fewer or more, or too many for memory
   */
  static byte[] exactly(InputStream in, List<Integer> shape, NumberType type, String place)
      throws IOException {
    long count = shape.stream().mapToLong(Integer::longValue).reduce(1, Math::multiplyExact);
    long promised = Math.multiplyExact(count, type.bytes());
    if (promised > Integer.MAX_VALUE - 8) {
      throw new DataException(
          "%s must be smaller than 2 GB, but holds %d bytes. Use a smaller type, or fewer examples."
              .formatted(place, promised));
    }
    byte[] bytes = in.readNBytes((int) promised);
    if (bytes.length < promised) {
      throw new DataException(
          "%s must hold %d bytes after its header, but ends after %d: it was cut off. Replace it."
              .formatted(place, promised, bytes.length));
    }
    if (in.read() >= 0) {
      throw new DataException(
          "%s must end after the %d bytes its header promises, but goes on. Replace it."
              .formatted(place, promised));
    }
    return bytes;
  }
}
