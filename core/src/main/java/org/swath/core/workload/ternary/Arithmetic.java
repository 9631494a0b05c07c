package org.swath.core.workload.ternary;

import org.swath.core.device.HostVector;

/**
 * What layers are computed with, in one precision. All vectors given to it are its own, and hold
 * matrices [row × column] from their beginning. Not thread-safe.
 */
interface Arithmetic {

  /** A vector of zeros. */
  HostVector vector(int length);

  /** Fills {@code outputs} [row × output] with {@code inputs W + b}. */
  void map(
      AffineShape shape, HostVector parameters, HostVector inputs, int rows, HostVector outputs);

  /**
   * The way back through {@link #map}: fills the map's part of {@code gradient}, and {@code
   * inputSlopes} with the loss differentiated by the inputs.
   *
   * @param slopes [row × output], the loss differentiated by the outputs
   */
  void mapBack(
      AffineShape shape,
      HostVector parameters,
      HostVector inputs,
      HostVector slopes,
      int rows,
      HostVector gradient,
      HostVector inputSlopes);

  /** Replaces the first {@code count} values below 0 by 0; NaN stays. */
  void rectify(HostVector values, int count);

  /** Replaces slopes by 0 where the rectified value is 0, among the first {@code count}. */
  void rectifyBack(HostVector rectified, HostVector slopes, int count);

  /** Adds the first {@code count} values of {@code more} to those of {@code sum}. */
  void add(HostVector more, int count, HostVector sum);

  /** {@code sum = a + b}, of the first {@code count} values. */
  void sum(HostVector a, HostVector b, int count, HostVector sum);

  /** The Euclidean length of a part of a vector, summed in double precision. */
  double length(HostVector vector, int from, int to);

  /** Copies the first values of a vector, as many as {@code count}. */
  void read(HostVector vector, int count, double[] values);

  /** Rounds the first values, as many as {@code count}, into a vector. */
  void write(double[] values, int count, HostVector vector);
}
