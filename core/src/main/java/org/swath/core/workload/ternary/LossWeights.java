package org.swath.core.workload.ternary;

import org.swath.core.state.StateReader;
import org.swath.core.state.StateWriter;

/** λ₁ and λ₂, the weights of both autoencoders' losses, and what moves them between epochs. */
final class LossWeights {

  private static final double LEAST = 0.5;
  private static final double MOST = 0.95;

  /** So many times as many operations covered count as an imbalance. */
  private static final double COVERAGE_IMBALANCE = 1.5;

  private static final double LEAST_COVERAGE_RATIO = 0.67;
  private static final double FACTOR = 0.05;

  private final double step;
  private double a;
  private double b;

  /**
   * @param start where both start
   * @param step how far they move where gradients are out of balance
   */
  LossWeights(double start, double step) {
    this.step = step;
    this.a = start;
    this.b = start;
  }

  double a() {
    return a;
  }

  double b() {
    return b;
  }

  /**
   * Moves both before an epoch: towards A where A's gradients are the longer ones, and the other
   * way round; where both are in balance, towards the one that covers fewer operations.
   *
   * @param coverageRatio operations that B covers over those that A does; NaN where not known
   */
  void startEpoch(GradientBalance balance, double coverageRatio) {
    if (balance.longerA()) {
      shift(step, -step);
    } else if (balance.longerB()) {
      shift(-step, step);
    } else if (balance.balanced() && coverageRatio > COVERAGE_IMBALANCE) {
      shift(FACTOR * a, -FACTOR * b);
    } else if (balance.balanced() && coverageRatio < LEAST_COVERAGE_RATIO) {
      shift(-FACTOR * a, FACTOR * b);
    }
  }

  /** Adds to both, within their bounds. */
  void shift(double ofA, double ofB) {
    a = bounded(a + ofA);
    b = bounded(b + ofB);
  }

  void save(StateWriter state) {
    state.doubles("loss-weights", a, b);
  }

  void restore(StateReader state) {
    double[] weights = new double[2];
    state.doubles("loss-weights", weights);
    a = weights[0];
    b = weights[1];
  }

  private static double bounded(double weight) {
    return Math.min(Math.max(weight, LEAST), MOST);
  }
}
