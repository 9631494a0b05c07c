package org.swath.core.workload.ternary;

import org.swath.core.state.StateReader;
import org.swath.core.state.StateWriter;

/**
 * Running means of the lengths of both autoencoders' gradients, and the factors that bring them
 * together. Both start at 1.
 */
final class GradientBalance {

  /** Between these the ratio of both counts as balanced. */
  private static final double LEAST_BALANCED = 0.8;

  private static final double MOST_BALANCED = 1.2;
  private static final double LEAST_SCALE = 0.5;
  private static final double MOST_SCALE = 2;
  private static final double MOMENTUM_IN_BALANCE = 0.95;
  private static final double MOMENTUM_OUT_OF_BALANCE = 0.5;
  private static final double GUARD = 1e-8;

  private final boolean scales;
  private double meanA = 1;
  private double meanB = 1;
  private double momentum = MOMENTUM_IN_BALANCE;
  private double ratio = 1;

  /**
   * @param scales whether the factors are other than 1
   */
  GradientBalance(boolean scales) {
    this.scales = scales;
  }

  /** Compares both; what is told of the ratio and the balance stays until it is called again. */
  void startEpoch() {
    ratio = meanB / meanA;
    momentum = balanced() ? MOMENTUM_IN_BALANCE : MOMENTUM_OUT_OF_BALANCE;
  }

  /** B's mean over A's as the epoch began. */
  double ratio() {
    return ratio;
  }

  /** Whether A's gradients were clearly longer than B's. */
  boolean longerA() {
    return ratio < LEAST_BALANCED;
  }

  /** Whether B's gradients were clearly longer than A's. */
  boolean longerB() {
    return ratio > MOST_BALANCED;
  }

  boolean balanced() {
    return ratio > LEAST_BALANCED && ratio < MOST_BALANCED;
  }

  /** Told of the lengths of both gradients after each step was clipped. */
  void add(double lengthA, double lengthB) {
    meanA = momentum * meanA + (1 - momentum) * lengthA;
    meanB = momentum * meanB + (1 - momentum) * lengthB;
  }

  /** What A's loss is multiplied by. */
  double scaleA() {
    return scales ? scale(meanB, meanA) : 1;
  }

  /** What B's loss is multiplied by. */
  double scaleB() {
    return scales ? scale(meanA, meanB) : 1;
  }

  void save(StateWriter state) {
    state.doubles("gradient-lengths", meanA, meanB);
  }

  void restore(StateReader state) {
    double[] means = new double[2];
    state.doubles("gradient-lengths", means);
    meanA = means[0];
    meanB = means[1];
  }

  private static double scale(double over, double under) {
    return Math.min(Math.max(over / (under + GUARD), LEAST_SCALE), MOST_SCALE);
  }
}
