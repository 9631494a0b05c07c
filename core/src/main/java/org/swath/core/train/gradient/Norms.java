package org.swath.core.train.gradient;

import org.swath.core.device.HostVector;

/** Euclidean lengths, summed in double precision in an order that is always the same. */
public final class Norms {

  private Norms() {}

  /** √Σ v². */
  public static double euclidean(HostVector vector) {
    return Math.sqrt(
        vector instanceof HostVector.Singles singles
            ? sumOfSquares(singles.values())
            : sumOfSquares(((HostVector.Doubles) vector).values()));
  }

  /** √Σ v². */
  public static double euclidean(double[] values) {
    return Math.sqrt(sumOfSquares(values));
  }

  /** √Σ (a - b)²; of the same length. */
  public static double distance(HostVector a, double[] b) {
    double sum = 0;
    for (int i = 0; i < b.length; i++) {
      double difference = a.get(i) - b[i];
      sum += difference * difference;
    }
    return Math.sqrt(sum);
  }

  /** Eight sums side by side: one alone would wait for itself at every addition. */
  private static double sumOfSquares(float[] values) {
    int whole = values.length - values.length % 8;
    double s0 = 0;
    double s1 = 0;
    double s2 = 0;
    double s3 = 0;
    double s4 = 0;
    double s5 = 0;
    double s6 = 0;
    double s7 = 0;
    for (int i = 0; i < whole; i += 8) {
      s0 += (double) values[i] * values[i];
      s1 += (double) values[i + 1] * values[i + 1];
      s2 += (double) values[i + 2] * values[i + 2];
      s3 += (double) values[i + 3] * values[i + 3];
      s4 += (double) values[i + 4] * values[i + 4];
      s5 += (double) values[i + 5] * values[i + 5];
      s6 += (double) values[i + 6] * values[i + 6];
      s7 += (double) values[i + 7] * values[i + 7];
    }
    double rest = 0;
    for (int i = whole; i < values.length; i++) {
      rest += (double) values[i] * values[i];
    }
    return (s0 + s4) + (s1 + s5) + ((s2 + s6) + (s3 + s7)) + rest;
  }

  private static double sumOfSquares(double[] values) {
    double s0 = 0;
    double s1 = 0;
    double s2 = 0;
    double s3 = 0;
    int whole = values.length - values.length % 4;
    for (int i = 0; i < whole; i += 4) {
      s0 += values[i] * values[i];
      s1 += values[i + 1] * values[i + 1];
      s2 += values[i + 2] * values[i + 2];
      s3 += values[i + 3] * values[i + 3];
    }
    double rest = 0;
    for (int i = whole; i < values.length; i++) {
      rest += values[i] * values[i];
    }
    return (s0 + s2) + (s1 + s3) + rest;
  }
}
