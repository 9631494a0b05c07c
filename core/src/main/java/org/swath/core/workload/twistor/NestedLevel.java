package org.swath.core.workload.twistor;

import java.util.Arrays;
import org.swath.core.device.Products;

/**
 * One nested level for one component u of the state: {@code u ← u + ½ (M(u) - u)}, M a linear map,
 * a {@link Gelu} and another linear map, each of d numbers.
 *
 * <p>States are [2 d × rows], so that loops run along rows. Holds the memory of one batch. Not
 * thread-safe.
 */
final class NestedLevel {

  /** Number of components: ω, then π. */
  static final int COMPONENTS = 2;

  private final int width;
  private final int component;
  private final int first;
  private final int second;
  private final double[] hidden;
  private final double[] slopes;
  private final double[] mapped;

  /**
   * @param level from 0
   * @param component 0 for ω, 1 for π
   * @param most rows at once
   */
  NestedLevel(TwistorShape shape, int level, int component, int most) {
    this.width = shape.component();
    this.component = component;
    this.first = shape.levelFrom(level) + component * 2 * shape.levelMap();
    this.second = first + shape.levelMap();
    this.hidden = new double[width * most];
    this.slopes = new double[hidden.length];
    this.mapped = new double[hidden.length];
  }

  /**
   * Computes the component.
   *
   * @param u the state before the level
   * @param next the state behind it, whose component is filled
   */
  void forward(double[] parameters, double[] u, double[] next, int rows) {
    int at = component * width * rows;
    int count = width * rows;
    Linear.forward(parameters, first, width, width, u, at, hidden, 0, rows);
    Gelu.apply(hidden, hidden, slopes, count);
    Linear.forward(parameters, second, width, width, hidden, 0, mapped, 0, rows);
    for (int i = 0; i < count; i++) {
      next[at + i] = 0.5 * (u[at + i] + mapped[i]);
    }
  }

  /**
   * Adds the component's part to a gradient, after {@link #forward} with the same arguments.
   *
   * @param ofNext the loss differentiated by the state behind the level, whose component is
   *     replaced by the loss differentiated by that before it
   */
  void backward(double[] parameters, double[] u, double[] ofNext, double[] gradient, int rows) {
    int at = component * width * rows;
    int count = width * rows;
    for (int i = at; i < at + count; i++) {
      ofNext[i] *= 0.5;
    }
    Products.addToLinear(hidden, 0, ofNext, at, gradient, second, width, rows, width);
    Arrays.fill(mapped, 0, count, 0);
    Linear.backward(parameters, second, width, width, ofNext, at, mapped, 0, rows);
    for (int i = 0; i < count; i++) {
      mapped[i] *= slopes[i];
    }
    Products.addToLinear(u, at, mapped, 0, gradient, first, width, rows, width);
    Linear.backward(parameters, first, width, width, mapped, 0, ofNext, at, rows);
  }
}
