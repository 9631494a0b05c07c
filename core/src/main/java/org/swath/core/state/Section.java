package org.swath.core.state;

/**
 * One stretch of numbers of a {@link SavedState}. Nobody writes to its array once it is part of
 * one.
 */
public sealed interface Section {

  /** Number of values. */
  int length();

  /** Single precision; every bit counts, those of NaN too. */
  record Singles(float[] values) implements Section {
    @Override
    public int length() {
      return values.length;
    }
  }

  /** Double precision; every bit counts, those of NaN too. */
  record Doubles(double[] values) implements Section {
    @Override
    public int length() {
      return values.length;
    }
  }

  /** Whole numbers. */
  record Longs(long[] values) implements Section {
    @Override
    public int length() {
      return values.length;
    }
  }

  /** What a library hands out as bytes, such as the state of a random generator. */
  record Bytes(byte[] values) implements Section {
    @Override
    public int length() {
      return values.length;
    }
  }
}
