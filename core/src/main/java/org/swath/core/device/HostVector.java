package org.swath.core.device;

/**
 * The numbers that an optimizer works on, parameters or a gradient of one lane, in an array on the
 * Java heap: loops over such arrays are what the compiler turns into the processor's vector
 * instructions.
 *
 * <p>Whoever holds one may read and write its array.
 */
public sealed interface HostVector {

  int length();

  /** The value at an index. */
  double get(int index);

  /** Replaces all values, rounding to the vector's precision; as many as its length. */
  void set(double[] values);

  /**
   * In single precision.
   *
   * @param values the vector's own memory
   */
  record Singles(float[] values) implements HostVector {

    @Override
    public int length() {
      return values.length;
    }

    @Override
    public double get(int index) {
      return values[index];
    }

    @Override
    public void set(double[] given) {
      requireLength(given, values.length);
      for (int i = 0; i < values.length; i++) {
        values[i] = (float) given[i];
      }
    }
  }

  /**
   * In double precision.
   *
   * @param values the vector's own memory
   */
  record Doubles(double[] values) implements HostVector {

    @Override
    public int length() {
      return values.length;
    }

    @Override
    public double get(int index) {
      return values[index];
    }

    @Override
    public void set(double[] given) {
      requireLength(given, values.length);
      System.arraycopy(given, 0, values, 0, values.length);
    }
  }

  /** A copy of all values. */
  default double[] toDoubles() {
    double[] copy = new double[length()];
    for (int i = 0; i < copy.length; i++) {
      copy[i] = get(i);
    }
    return copy;
  }

  private static void requireLength(double[] given, int length) {
    if (given.length != length) {
      throw new IllegalArgumentException(
          "A vector of length %d takes as many values, but got %d".formatted(length, given.length));
    }
  }
}
