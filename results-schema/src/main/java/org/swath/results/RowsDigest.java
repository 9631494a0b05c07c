package org.swath.results;

/**
 * A number that two sets of rows have in common, in whatever order they come, only if they hold the
 * same values to the bit, but for one chance in 2<sup>64</sup>. Guards against mistakes, not
 * against malice.
 */
final class RowsDigest {

  private static final long NULL = 0x9E3779B97F4A7C15L;
  private static final long STEP = 0xD1342543DE82EF95L;

  private long sum;
  private long rows;

  void add(Object[] row) {
    long hash = row.length;
    for (Object value : row) {
      hash = mixed(hash * STEP + bits(value));
    }
    sum += hash;
    rows++;
  }

  boolean sameAs(RowsDigest other) {
    return sum == other.sum && rows == other.rows;
  }

  private static long bits(Object value) {
    if (value == null) {
      return NULL;
    }
    if (value instanceof Double number) {
      return Double.doubleToRawLongBits(number);
    }
    if (value instanceof Boolean truth) {
      return truth ? 1 : 2;
    }
    if (value instanceof String text) {
      long hash = text.length();
      for (int i = 0; i < text.length(); i++) {
        hash = hash * STEP + text.charAt(i);
      }
      return mixed(hash);
    }
    return ((Number) value).longValue();
  }

  /** The finalizer of MurmurHash3, in Stafford's variant 13: every bit changes every other. */
  private static long mixed(long value) {
    long bits = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
    bits = (bits ^ (bits >>> 27)) * 0x94D049BB133111EBL;
    return bits ^ (bits >>> 31);
  }
}
