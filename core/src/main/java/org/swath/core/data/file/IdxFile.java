package org.swath.core.data.file;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.swath.core.data.DataException;

/**
 * Reads IDX files: two zero bytes, the type's code, the number of dimensions, each dimension as a
 * big-endian 32-bit number, and then the numbers, big-endian, last dimension fastest.
 */
final class IdxFile {

  private static final Map<Integer, NumberType> TYPES =
      Map.of(
          0x08, NumberType.UINT8,
          0x09, NumberType.INT8,
          0x0B, NumberType.INT16,
          0x0C, NumberType.INT32,
          0x0D, NumberType.FLOAT32,
          0x0E, NumberType.FLOAT64);

  private IdxFile() {}

  /**
   * Reads a whole array.
   *
   * @param place what it is called in messages
   * @throws DataException when it is no such file
   */
  static NumberArray read(InputStream in, String place) throws IOException {
    byte[] magic = in.readNBytes(4);
    NumberType type = magic.length < 4 ? null : TYPES.get((int) magic[2]);
    if (type == null || magic[0] != 0 || magic[1] != 0 || magic[3] < 1) {
      throw new DataException(
          "%s must begin like an IDX file, with 00 00, a type of 08, 09 or 0b to 0e and the number of dimensions, but begins with %s. Is it another file?"
              .formatted(
                  place,
                  magic.length == 0 ? "nothing" : HexFormat.ofDelimiter(" ").formatHex(magic)));
    }
    List<Integer> shape = new ArrayList<>();
    BigInteger count = BigInteger.ONE;
    for (int i = 0; i < magic[3]; i++) {
      byte[] size = in.readNBytes(4);
      BigInteger dimension = new BigInteger(1, size);
      count = count.multiply(dimension);
      if (size.length < 4 || count.signum() == 0 || count.bitLength() > 31) {
        throw new DataException(
            "%s must hold 1 to 2^31 numbers, but its header says otherwise, or ends early. Replace it."
                .formatted(place));
      }
      shape.add(dimension.intValueExact());
    }
    byte[] numbers = ArrayBytes.exactly(in, shape, type, place);
    return new NumberArray(
        place, shape, type, false, ByteBuffer.wrap(numbers).order(ByteOrder.BIG_ENDIAN));
  }
}
