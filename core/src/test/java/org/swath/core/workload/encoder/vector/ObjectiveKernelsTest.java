package org.swath.core.workload.encoder.vector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.swath.core.device.vector.AlignedFloats;

class ObjectiveKernelsTest {

  @Test
  void theExponentialIsWithinTwoUnitsInTheLastPlaceAndVanishesFarDown() {
    Row row = new Row(2);
    int count = 100_000;
    for (int i = 0; i <= count; i++) {
      float energy = 90f * i / count;
      float actual = exponentialOfMinus(energy, row);
      double exact = Math.exp(-energy);
      if (energy > 87) {
        assertThat(actual).isBetween(0f, (float) Math.exp(-87));
      } else {
        assertThat((double) actual).isCloseTo(exact, within(2.0 * Math.ulp((float) exact)));
      }
    }
  }

  @Test
  void activationsBeyondSinglePrecisionMakeTheSumNaN() {
    Row row = new Row(2);
    row.set(Float.NaN, 1);
    row.activate();
    assertThat(row.sums[0]).isNaN();
  }

  @Test
  void thePaddingHasNoShareInMinimumAndSum() {
    Row row = new Row(3);
    row.set(4, 5, 6);
    row.activate();
    assertThat(row.smallest[0]).isEqualTo(4);
    assertThat(row.sums[0]).isCloseTo(1 + Math.exp(-1) + Math.exp(-2), within(1e-6));
  }

  @Test
  void negativePreactivationsBecomeZero() {
    Row row = new Row(3);
    row.set(-4, 0, 2);
    row.activate();
    assertThat(row.activations()).containsExactly(0, 0, 2);
    assertThat(row.sums[0]).isCloseTo(2 + Math.exp(-2), within(1e-6));
  }

  private static float exponentialOfMinus(float energy, Row row) {
    row.set(0, energy);
    row.activate();
    return row.memory[row.exponentials + 1];
  }

  /** One example. */
  private static final class Row {
    private final int units;
    private final AlignedFloats aligned = new AlignedFloats(16 * 4);
    private final float[] memory = aligned.memory();
    private final int activations = aligned.take(16);
    private final int exponentials = aligned.take(16);
    private final int absent = aligned.take(16);
    private final int scratch = aligned.take(16);
    private final float[] smallest = new float[1];
    private final double[] sums = new double[1];

    Row(int units) {
      this.units = units;
      Arrays.fill(memory, absent + units, absent + 16, Float.POSITIVE_INFINITY);
    }

    void set(float... preactivations) {
      System.arraycopy(preactivations, 0, memory, activations, units);
    }

    void activate() {
      ObjectiveKernels.activate(
          memory, activations, exponentials, absent, scratch, 1, 16, smallest, sums);
    }

    float[] activations() {
      return Arrays.copyOfRange(memory, activations, activations + units);
    }
  }
}
