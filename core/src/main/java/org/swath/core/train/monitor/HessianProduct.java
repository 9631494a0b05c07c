package org.swath.core.train.monitor;

/**
 * Products of the Hessian of a {@link LossSurface} with vectors, by central differences of its
 * gradient: {@code H v ≈ (∇L(θ + h v) - ∇L(θ - h v)) / 2h}.
 *
 * <p>The step h makes {@code ‖h v‖} the cube root of the precision's rounding unit times {@code 1 +
 * ‖θ‖}: about 6e-6 in double precision, 5e-3 in single. On a smooth loss the error is of the order
 * of 1e-10 and 1e-4 of the result. Where units of a ReLU switch within the step, the product is of
 * a smoothed surface, and single precision smooths a thousand times as far: its products on such
 * networks need not agree with those in double precision, not even in the sign of the trace.
 */
final class HessianProduct {

  private static final double DOUBLE_STEP = Math.cbrt(Math.ulp(1.0));
  private static final double SINGLE_STEP = Math.cbrt(Math.ulp(1f));

  private final LossSurface surface;
  private final double[] position;
  private final double[] point;
  private final double[] below;
  private final double length;

  /** At the parameters as they are now. */
  HessianProduct(LossSurface surface) {
    this.surface = surface;
    this.position = surface.position();
    this.point = new double[position.length];
    this.below = new double[position.length];
    double unit = surface.single() ? SINGLE_STEP : DOUBLE_STEP;
    this.length = unit * (1 + Vectors.norm(position));
  }

  /**
   * Computes a product.
   *
   * @param vector not zero
   * @param product filled
   */
  void times(double[] vector, double[] product) {
    double step = length / Vectors.norm(vector);
    move(vector, step);
    surface.at(point, product);
    move(vector, -step);
    surface.at(point, below);
    for (int i = 0; i < product.length; i++) {
      product[i] = (product[i] - below[i]) / (2 * step);
    }
  }

  private void move(double[] vector, double step) {
    for (int i = 0; i < point.length; i++) {
      point[i] = position[i] + step * vector[i];
    }
  }
}
