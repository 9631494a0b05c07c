package org.swath.core.data;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The content of an IDX file of unsigned bytes.
 *
 * <p>Such a file is two zero bytes, the type code 8 (unsigned byte), the number of dimensions, each
 * dimension as a big-endian 32-bit number, and then the values, last dimension fastest.
 *
 * @param dimensions outermost first
 * @param values as many as the product of the dimensions
 */
@SuppressWarnings("ArrayRecordComponent") // tens of megabytes: handed on, never compared
record IdxArray(List<Integer> dimensions, byte[] values) {

  private static final int UNSIGNED_BYTE = 0x08;

  IdxArray {
    dimensions = List.copyOf(dimensions);
  }

  /**
   * Reads a whole IDX file.
   *
   * @param dimensions what the header must say, so that a lying header never decides how much
   *     memory is taken
   * @param place what the file is called in messages
   * @throws DataException when the bytes are not an IDX file of these dimensions, or fewer or more
   *     than it promises
   * @throws IOException when the stream cannot be read
   */
  static IdxArray read(InputStream in, List<Integer> dimensions, String place) throws IOException {
    byte[] magic = in.readNBytes(4);
    byte[] expectedMagic = {0, 0, UNSIGNED_BYTE, (byte) dimensions.size()};
    if (!Arrays.equals(magic, expectedMagic)) {
      throw new DataException(
          "%s must start with the bytes %s of an IDX file of %d-dimensional unsigned bytes, but starts with %s. Is it another file under this name? Replace it by the original."
              .formatted(place, spaced(expectedMagic), dimensions.size(), spaced(magic)));
    }
    List<Long> found = new ArrayList<>();
    for (int i = 0; i < dimensions.size(); i++) {
      byte[] size = in.readNBytes(4);
      if (size.length < 4) {
        throw new DataException(
            "%s must hold %d dimensions in its header, but ends within them: it was cut off. Replace it by the original."
                .formatted(place, dimensions.size()));
      }
      found.add(new BigInteger(1, size).longValueExact());
    }
    if (!found.equals(dimensions.stream().map(Integer::longValue).toList())) {
      throw new DataException(
          "%s must hold %s values, but its header says %s. Is it another file under this name? Replace it by the original."
              .formatted(place, times(dimensions), times(found)));
    }
    return new IdxArray(dimensions, values(in, dimensions, place));
  }

  private static byte[] values(InputStream in, List<Integer> dimensions, String place)
      throws IOException {
    byte[] values = new byte[dimensions.stream().reduce(1, Math::multiplyExact)];
    int count = in.readNBytes(values, 0, values.length);
    if (count < values.length) {
      throw new DataException(
          "%s must hold %d bytes after its header, but ends after %d: it was cut off. Replace it by the original."
              .formatted(place, values.length, count));
    }
    if (in.read() != -1) {
      throw new DataException(
          "%s must end after the %d bytes its header promises, but goes on. Replace it by the original."
              .formatted(place, values.length));
    }
    return values;
  }

  private static String times(List<? extends Number> dimensions) {
    return dimensions.stream().map(String::valueOf).collect(Collectors.joining(" × "));
  }

  private static String spaced(byte[] bytes) {
    return bytes.length == 0 ? "nothing: it is empty" : HexFormat.ofDelimiter(" ").formatHex(bytes);
  }
}
