package org.swath.core.workload.ternary;

import static org.swath.core.workload.ternary.NetworkShape.LATENTS;
import static org.swath.core.workload.ternary.NetworkShape.PLACES;

import org.swath.core.device.HostVector;
import org.swath.core.random.RandomStreams;
import org.swath.core.random.StandardNormal;

/** Some operations side by side, and noise for their latent vectors. The lanes share it. */
final class OperationBatch {

  private final Arithmetic arithmetic;
  private final byte[] classes;
  private final double[] values;
  private final HostVector inputs;
  private final double[] noiseA;
  private final double[] noiseB;
  private int count;

  /**
   * @param most operations at once
   */
  OperationBatch(Arithmetic arithmetic, int most) {
    this.arithmetic = arithmetic;
    this.classes = new byte[most * PLACES];
    this.values = new double[most * PLACES];
    this.inputs = arithmetic.vector(most * PLACES);
    this.noiseA = new double[most * LATENTS];
    this.noiseB = new double[most * LATENTS];
  }

  /**
   * Takes operations.
   *
   * @param numbers of them
   * @param from index in {@code numbers} of the first
   */
  void select(Operations operations, int[] numbers, int from, int size) {
    count = size;
    operations.gather(numbers, from, count, classes, values);
    arithmetic.write(values, count * PLACES, inputs);
  }

  /**
   * Draws noise for the operations that were taken: for each, A's and then B's, from a stream
   * {@code latent-noise} of its own, numbered by epoch and operation. So it depends on the seed and
   * these two alone, however an epoch is ordered and cut into batches.
   *
   * @param epoch from 1
   */
  void drawNoise(RandomStreams streams, int epoch, int[] numbers, int from) {
    for (int i = 0; i < count; i++) {
      long number = ((long) epoch << Integer.SIZE) | numbers[from + i];
      StandardNormal normal = new StandardNormal(streams.stream("latent-noise", number));
      for (int k = 0; k < LATENTS; k++) {
        noiseA[i * LATENTS + k] = normal.next();
      }
      for (int k = 0; k < LATENTS; k++) {
        noiseB[i * LATENTS + k] = normal.next();
      }
    }
  }

  int count() {
    return count;
  }

  /** [operation × place], each 0, 1 or 2. */
  byte[] classes() {
    return classes;
  }

  /** [operation × place], each -1, 0 or 1. */
  HostVector inputs() {
    return inputs;
  }

  /** A's, [operation × latent]. */
  double[] noiseA() {
    return noiseA;
  }

  /** B's, [operation × latent]. */
  double[] noiseB() {
    return noiseB;
  }
}
