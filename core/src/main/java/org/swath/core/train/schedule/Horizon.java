package org.swath.core.train.schedule;

/**
 * The steps that a run has ahead of it: all of its training, or what is left after its warm-up.
 *
 * @param steps steps of the optimizer, at least 1
 * @param stepsPerEpoch steps in an epoch, above 0. Where epochs differ in their number of steps it
 *     is their mean, and an epoch counted here begins at the first whole step of that mean or after
 *     it
 * @param batchSize examples in a batch, at least 1; that of the first epoch where it changes
 */
public record Horizon(long steps, double stepsPerEpoch, int batchSize) {

  public Horizon {
    if (steps < 1 || batchSize < 1) {
      throw new IllegalArgumentException(
          "steps >= 1 and batchSize >= 1 must hold, but got " + steps + " and " + batchSize);
    }
    if (!(stepsPerEpoch > 0 && Double.isFinite(stepsPerEpoch))) {
      throw new IllegalArgumentException(
          "stepsPerEpoch must be finite and above 0, but got " + stepsPerEpoch);
    }
  }

  /** Training for whole epochs that all have the same number of steps. */
  public static Horizon ofEpochs(int epochs, long stepsPerEpoch, int batchSize) {
    return new Horizon(
        Math.multiplyExact(epochs, stepsPerEpoch), (double) stepsPerEpoch, batchSize);
  }

  /** Its length in epochs, which need not be whole. */
  public double epochs() {
    return steps / stepsPerEpoch;
  }

  /**
   * What is left after some steps; one step where nothing is left, so that there is always
   * something to open a schedule on.
   */
  Horizon after(long stepsTaken) {
    return new Horizon(Math.max(1, steps - stepsTaken), stepsPerEpoch, batchSize);
  }
}
