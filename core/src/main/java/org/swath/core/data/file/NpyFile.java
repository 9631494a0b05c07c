package org.swath.core.data.file;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.swath.core.data.DataException;

/**
 * Reads NumPy's NPY format, versions 1 to 3: the bytes {@code \x93NUMPY}, the version, the length
 * of the header, a header that is a Python dictionary, and the numbers. See {@code
 * numpy.lib.format}.
 */
final class NpyFile {

  private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};
  private static final int LONGEST_HEADER = 1 << 16;
  private static final Pattern TYPE = Pattern.compile("'descr':\\s*'([<>|=])([a-zA-Z][0-9]*)'");
  private static final Pattern ORDER = Pattern.compile("'fortran_order':\\s*(True|False)");
  private static final Pattern SHAPE = Pattern.compile("'shape':\\s*\\(([0-9,\\sL]*)\\)");

  private static final Map<String, NumberType> TYPES =
      Map.ofEntries(
          Map.entry("b1", NumberType.BOOL),
          Map.entry("i1", NumberType.INT8),
          Map.entry("u1", NumberType.UINT8),
          Map.entry("i2", NumberType.INT16),
          Map.entry("u2", NumberType.UINT16),
          Map.entry("i4", NumberType.INT32),
          Map.entry("u4", NumberType.UINT32),
          Map.entry("i8", NumberType.INT64),
          Map.entry("u8", NumberType.UINT64),
          Map.entry("f2", NumberType.FLOAT16),
          Map.entry("f4", NumberType.FLOAT32),
          Map.entry("f8", NumberType.FLOAT64));

  private NpyFile() {}

  /**
   * Reads a whole array.
   *
   * @param place what it is called in messages
   * @throws DataException when it is no such file, or holds something else than numbers
   */
  static NumberArray read(InputStream in, String place) throws IOException {
    byte[] magic = in.readNBytes(MAGIC.length);
    if (!Arrays.equals(magic, MAGIC)) {
      throw refused(place, "must begin with the bytes of an NPY file, but does not");
    }
    int major = in.read();
    int minor = in.read();
    if (major < 1 || major > 3 || minor != 0) {
      throw refused(
          place, "must be of NPY version 1.0 to 3.0, but is of %d.%d".formatted(major, minor));
    }
    String header = header(in, major, place);
    NumberType type = type(header, place);
    List<Integer> shape = shape(header, place);
    boolean fortran = group(ORDER, header, place, "fortran_order").group(1).equals("True");
    byte[] numbers = ArrayBytes.exactly(in, shape, type, place);
    ByteOrder order =
        group(TYPE, header, place, "descr").group(1).equals(">")
            ? ByteOrder.BIG_ENDIAN
            : ByteOrder.LITTLE_ENDIAN;
    return new NumberArray(place, shape, type, fortran, ByteBuffer.wrap(numbers).order(order));
  }

  private static String header(InputStream in, int major, String place) throws IOException {
    byte[] size = in.readNBytes(major == 1 ? 2 : 4);
    long length = 0;
    for (int i = size.length - 1; i >= 0; i--) {
      length = length << 8 | Byte.toUnsignedLong(size[i]);
    }
    if (length > LONGEST_HEADER) {
      throw refused(place, "must have a header of at most 65,536 bytes, but says " + length);
    }
    byte[] header = in.readNBytes((int) length);
    if (header.length < length) {
      throw refused(place, "must hold a header of %d bytes, but ends in it".formatted(length));
    }
    return new String(header, StandardCharsets.UTF_8);
  }

  private static NumberType type(String header, String place) {
    Matcher plain = TYPE.matcher(header);
    NumberType type = plain.find() ? TYPES.get(plain.group(2)) : null;
    if (type == null) {
      throw refused(
          place,
          "must hold whole numbers, floating-point numbers of 16 to 64 bits or booleans, but its header says %s"
              .formatted(header.strip()));
    }
    return type;
  }

  private static List<Integer> shape(String header, String place) {
    List<Integer> shape = new ArrayList<>();
    long size = 1;
    for (String part : group(SHAPE, header, place, "shape").group(1).split(",")) {
      String digits = part.strip().replace("L", "");
      if (!digits.isEmpty()) {
        long dimension = digits.length() > 10 ? Long.MAX_VALUE : Long.parseLong(digits);
        size = dimension > Integer.MAX_VALUE ? Long.MAX_VALUE : size * dimension;
        if (size > Integer.MAX_VALUE) {
          throw refused(place, "must hold at most 2^31 numbers, but holds more");
        }
        shape.add((int) dimension);
      }
    }
    if (shape.isEmpty() || size == 0) {
      throw refused(place, "must hold at least one example, but its shape is " + shape);
    }
    return shape;
  }

  private static Matcher group(Pattern pattern, String header, String place, String what) {
    Matcher matcher = pattern.matcher(header);
    if (!matcher.find()) {
      throw refused(
          place, "must say its %s in its header, but that is %s".formatted(what, header.strip()));
    }
    return matcher;
  }

  private static DataException refused(String place, String problem) {
    return new DataException("%s %s. Write it with numpy.save.".formatted(place, problem));
  }
}
