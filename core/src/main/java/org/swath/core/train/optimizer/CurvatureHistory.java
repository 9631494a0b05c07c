package org.swath.core.train.optimizer;

import java.util.ArrayList;
import java.util.List;
import org.swath.core.state.StateReader;
import org.swath.core.state.StateWriter;

/**
 * What the last steps have shown of the curvature: pairs of a step s and the change y of the
 * gradient over it, which stand for an inverse Hessian (Nocedal and Wright 2006, Algorithm 7.4).
 * Not thread-safe.
 */
final class CurvatureHistory {

  private static final double LEAST_CURVATURE = 1e-10;

  private final int size;
  private final List<Pair> pairs = new ArrayList<>();

  /**
   * @param size most pairs that are kept, the latest
   */
  CurvatureHistory(int size) {
    this.size = size;
  }

  /**
   * One step.
   *
   * @param curvature s · y, greater than 0
   */
  private record Pair(double[] step, double[] change, double curvature) {

    static Pair of(double[] step, double[] change) {
      return new Pair(step, change, dot(step, change));
    }
  }

  /** Takes in a pair, unless the curvature along it is not positive: s · y ≤ 10⁻¹⁰. */
  void add(double[] step, double[] change) {
    Pair pair = Pair.of(step, change);
    if (pair.curvature() > LEAST_CURVATURE) {
      if (pairs.size() == size) {
        pairs.remove(0);
      }
      pairs.add(pair);
    }
  }

  /** Minus the inverse Hessian times a gradient; minus the gradient while there are no pairs. */
  double[] direction(double[] gradient) {
    double[] direction = new double[gradient.length];
    addTimes(direction, -1, gradient);
    double[] shares = new double[pairs.size()];
    for (int i = pairs.size() - 1; i >= 0; i--) {
      Pair pair = pairs.get(i);
      shares[i] = dot(pair.step(), direction) / pair.curvature();
      addTimes(direction, -shares[i], pair.change());
    }
    double scale = initialScale();
    for (int i = 0; i < direction.length; i++) {
      direction[i] *= scale;
    }
    for (int i = 0; i < pairs.size(); i++) {
      Pair pair = pairs.get(i);
      double share = dot(pair.change(), direction) / pair.curvature();
      addTimes(direction, shares[i] - share, pair.step());
    }
    return direction;
  }

  void save(StateWriter state) {
    state.longs("pairs", pairs.size());
    for (int i = 0; i < pairs.size(); i++) {
      state.doubles("step-" + i, pairs.get(i).step());
      state.doubles("change-" + i, pairs.get(i).change());
    }
  }

  /**
   * @param length of the vectors
   */
  void restore(StateReader state, int length) {
    pairs.clear();
    long count = state.count("pairs");
    for (int i = 0; i < count; i++) {
      double[] step = new double[length];
      double[] change = new double[length];
      state.doubles("step-" + i, step);
      state.doubles("change-" + i, change);
      pairs.add(Pair.of(step, change));
    }
  }

  static double dot(double[] left, double[] right) {
    double sum = 0;
    for (int i = 0; i < left.length; i++) {
      sum += left[i] * right[i];
    }
    return sum;
  }

  /**
   * The inverse Hessian before any pair: of the curvature along the latest step (equation 7.20).
   */
  private double initialScale() {
    if (pairs.isEmpty()) {
      return 1;
    }
    Pair latest = pairs.get(pairs.size() - 1);
    return latest.curvature() / dot(latest.change(), latest.change());
  }

  private static void addTimes(double[] sum, double factor, double[] vector) {
    for (int i = 0; i < sum.length; i++) {
      sum[i] += factor * vector[i];
    }
  }
}
