package org.swath.core.workload.encoder.vector;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * From pre-activations to responsibilities, and from the objective's parts to the gradient, for one
 * lane on one batch. All matrices are [batch × width], rows next to each other.
 */
public final class ObjectiveKernels {

  private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
  private static final int LENGTH = SPECIES.length();
  private static final int BLOCK = 4 * LENGTH;

  /** The parts of a row's sum: column j goes to part j mod 16, whatever the width of a vector. */
  private static final int PARTS = 16;

  private static final float LOG2_E = 1.44269504f;
  private static final float LN2_HIGH = 0.693359375f;
  private static final float LN2_LOW = -2.12194440e-4f;

  /**
   * Added to a small number and taken away again it rounds it; its low bits are then the number.
   */
  private static final float ROUNDING = 12582912f;

  private static final float SMALLEST_EXPONENT = -87f;

  private ObjectiveKernels() {}

  /**
   * Applies the ReLU in place, and computes {@code exp(m_i - a_ij)} with m_i the smallest
   * activation of example i, and their sums s_i over units.
   *
   * @param activations pre-activations on entry, activations on return
   * @param exponentials where the exponentials go; 0 in the padding
   * @param absent where a row begins that is 0 for a unit and infinite in the padding
   * @param scratch where 16 floats begin that may be overwritten
   * @param smallest [batch], receives m
   * @param sums [batch], receives s, at least 1
   */
  public static void activate(
      float[] memory,
      int activations,
      int exponentials,
      int absent,
      int scratch,
      int batch,
      int width,
      float[] smallest,
      double[] sums) {
    FloatVector zero = FloatVector.zero(SPECIES);
    for (int i = 0; i < batch; i++) {
      int row = activations + i * width;
      FloatVector least = FloatVector.broadcast(SPECIES, Float.POSITIVE_INFINITY);
      for (int column = 0; column < width; column += LENGTH) {
        FloatVector a = FloatVector.fromArray(SPECIES, memory, row + column).max(zero);
        a.intoArray(memory, row + column);
        least = least.min(a.add(FloatVector.fromArray(SPECIES, memory, absent + column)));
      }
      // A minimum is the same in whatever order it is taken.
      smallest[i] = least.reduceLanes(VectorOperators.MIN);
    }
    for (int i = 0; i < batch; i++) {
      int row = activations + i * width;
      int to = exponentials + i * width;
      for (int part = 0; part < PARTS; part += LENGTH) {
        exponentials(memory, row, to, absent, part, width, smallest[i], scratch);
      }
      double sum = 0;
      for (int part = 0; part < PARTS; part += 4) {
        int at = scratch + part;
        sum += ((double) memory[at] + memory[at + 1]) + ((double) memory[at + 2] + memory[at + 3]);
      }
      sums[i] = sum;
    }
  }

  /**
   * e to the power of x = least - a in the columns {@code part}, {@code part + 16}, …, to within 2
   * units in the last place, and 0 below e to the -87; with the sum of these columns.
   *
   * <p>x = n ln 2 + r with |r| <= ln 2 / 2 (Cody and Waite's two-part ln 2), e^r by its Taylor
   * series to the seventh power, which leaves out less than 6e-9. All in one loop: a vector that is
   * handed from method to method may be allocated.
   */
  private static void exponentials(
      float[] memory, int row, int to, int absent, int part, int width, float least, int scratch) {
    FloatVector sum = FloatVector.zero(SPECIES);
    for (int column = part; column < width; column += PARTS) {
      FloatVector a =
          FloatVector.fromArray(SPECIES, memory, row + column)
              .add(FloatVector.fromArray(SPECIES, memory, absent + column));
      FloatVector x = FloatVector.broadcast(SPECIES, least).sub(a);
      FloatVector clamped = x.max(SMALLEST_EXPONENT);
      FloatVector rounded =
          clamped.fma(
              FloatVector.broadcast(SPECIES, LOG2_E), FloatVector.broadcast(SPECIES, ROUNDING));
      FloatVector n = rounded.sub(ROUNDING);
      FloatVector r = n.fma(FloatVector.broadcast(SPECIES, -LN2_HIGH), clamped);
      r = n.fma(FloatVector.broadcast(SPECIES, -LN2_LOW), r);
      FloatVector series = FloatVector.broadcast(SPECIES, 1 / 5040f);
      series = series.fma(r, FloatVector.broadcast(SPECIES, 1 / 720f));
      series = series.fma(r, FloatVector.broadcast(SPECIES, 1 / 120f));
      series = series.fma(r, FloatVector.broadcast(SPECIES, 1 / 24f));
      series = series.fma(r, FloatVector.broadcast(SPECIES, 1 / 6f));
      series = series.fma(r, FloatVector.broadcast(SPECIES, 0.5f));
      series = series.fma(r, FloatVector.broadcast(SPECIES, 1f));
      series = series.fma(r, FloatVector.broadcast(SPECIES, 1f));
      IntVector exponent = rounded.reinterpretAsInts().lanewise(VectorOperators.LSHL, 23);
      FloatVector power = exponent.add(Float.floatToRawIntBits(1f)).reinterpretAsFloats();
      FloatVector e = series.mul(power).blend(0f, x.compare(VectorOperators.LT, SMALLEST_EXPONENT));
      e.intoArray(memory, to + column);
      sum = sum.add(e);
    }
    sum.intoArray(memory, scratch + part);
  }

  /**
   * Subtracts a row from every row.
   *
   * @param means where the row begins
   * @param centred where the differences go
   */
  public static void centre(
      float[] memory, int activations, int means, int centred, int batch, int width) {
    for (int i = 0; i < batch; i++) {
      int row = i * width;
      for (int column = 0; column < width; column += LENGTH) {
        FloatVector.fromArray(SPECIES, memory, activations + row + column)
            .sub(FloatVector.fromArray(SPECIES, memory, means + column))
            .intoArray(memory, centred + row + column);
      }
    }
  }

  /**
   * Computes the gradient on the pre-activations, {@code f_i e_ij + Σ_k c_ik M_kj} where a_ij > 0
   * and 0 elsewhere.
   *
   * @param activations a
   * @param centred c
   * @param matrix M, [width × width]
   * @param exponentials e on entry, the gradient on return
   * @param factors f, [batch]
   */
  public static void gradient(
      float[] memory,
      int activations,
      int centred,
      int matrix,
      int exponentials,
      int batch,
      int width,
      float[] factors) {
    int column = 0;
    for (; column + BLOCK <= width; column += BLOCK) {
      int i = 0;
      for (; i + 2 <= batch; i += 2) {
        gradientOfTwoRows(memory, centred, matrix, exponentials, width, factors, i, column);
      }
      for (; i < batch; i++) {
        for (int part = 0; part < BLOCK; part += LENGTH) {
          gradientOfVector(memory, centred, matrix, exponentials, width, factors, i, column + part);
        }
      }
    }
    for (; column < width; column += LENGTH) {
      for (int i = 0; i < batch; i++) {
        gradientOfVector(memory, centred, matrix, exponentials, width, factors, i, column);
      }
    }
    zeroWhereInactive(memory, activations, exponentials, batch * width);
  }

  private static void gradientOfTwoRows(
      float[] memory,
      int centred,
      int matrix,
      int exponentials,
      int width,
      float[] factors,
      int i,
      int column) {
    FloatVector sum00 = FloatVector.zero(SPECIES);
    FloatVector sum01 = sum00;
    FloatVector sum02 = sum00;
    FloatVector sum03 = sum00;
    FloatVector sum10 = sum00;
    FloatVector sum11 = sum00;
    FloatVector sum12 = sum00;
    FloatVector sum13 = sum00;
    int row = i * width;
    for (int k = 0; k < width; k++) {
      int from = matrix + k * width + column;
      FloatVector m0 = FloatVector.fromArray(SPECIES, memory, from);
      FloatVector m1 = FloatVector.fromArray(SPECIES, memory, from + LENGTH);
      FloatVector m2 = FloatVector.fromArray(SPECIES, memory, from + 2 * LENGTH);
      FloatVector m3 = FloatVector.fromArray(SPECIES, memory, from + 3 * LENGTH);
      FloatVector c = FloatVector.broadcast(SPECIES, memory[centred + row + k]);
      sum00 = c.fma(m0, sum00);
      sum01 = c.fma(m1, sum01);
      sum02 = c.fma(m2, sum02);
      sum03 = c.fma(m3, sum03);
      c = FloatVector.broadcast(SPECIES, memory[centred + row + width + k]);
      sum10 = c.fma(m0, sum10);
      sum11 = c.fma(m1, sum11);
      sum12 = c.fma(m2, sum12);
      sum13 = c.fma(m3, sum13);
    }
    int at = row + column;
    FloatVector factor = FloatVector.broadcast(SPECIES, factors[i]);
    add(memory, exponentials + at, factor, sum00);
    add(memory, exponentials + at + LENGTH, factor, sum01);
    add(memory, exponentials + at + 2 * LENGTH, factor, sum02);
    add(memory, exponentials + at + 3 * LENGTH, factor, sum03);
    at += width;
    factor = FloatVector.broadcast(SPECIES, factors[i + 1]);
    add(memory, exponentials + at, factor, sum10);
    add(memory, exponentials + at + LENGTH, factor, sum11);
    add(memory, exponentials + at + 2 * LENGTH, factor, sum12);
    add(memory, exponentials + at + 3 * LENGTH, factor, sum13);
  }

  private static void gradientOfVector(
      float[] memory,
      int centred,
      int matrix,
      int exponentials,
      int width,
      float[] factors,
      int i,
      int column) {
    FloatVector sum = FloatVector.zero(SPECIES);
    int row = i * width;
    for (int k = 0; k < width; k++) {
      FloatVector m = FloatVector.fromArray(SPECIES, memory, matrix + k * width + column);
      sum = FloatVector.broadcast(SPECIES, memory[centred + row + k]).fma(m, sum);
    }
    int at = row + column;
    FloatVector factor = FloatVector.broadcast(SPECIES, factors[i]);
    add(memory, exponentials + at, factor, sum);
  }

  private static void add(float[] memory, int exponentials, FloatVector factor, FloatVector sum) {
    factor
        .fma(FloatVector.fromArray(SPECIES, memory, exponentials), sum)
        .intoArray(memory, exponentials);
  }

  /** In a loop of its own: with it, the compiler would find the products' loop too large. */
  private static void zeroWhereInactive(float[] memory, int activations, int gradient, int length) {
    FloatVector zero = FloatVector.zero(SPECIES);
    for (int at = 0; at < length; at += LENGTH) {
      VectorMask<Float> active =
          FloatVector.fromArray(SPECIES, memory, activations + at).compare(VectorOperators.GT, 0f);
      zero.blend(FloatVector.fromArray(SPECIES, memory, gradient + at), active)
          .intoArray(memory, gradient + at);
    }
  }
}
