package org.swath.core.workload.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class LbfgsTest {

  private static final Lbfgs SOLVER = new Lbfgs(10, 1e-8, 0, 500);
  private static final double[] CURVATURES = {1, 10, 100, 1e3, 1e4};
  private static final Lbfgs.InverseCurvature UNKNOWN = double[]::clone;

  @Test
  void walksRosenbrocksValleyToItsEnd() {
    Lbfgs.Minimum minimum =
        SOLVER.minimise(
            (x, gradient) -> {
              double curve = x[1] - x[0] * x[0];
              gradient[0] = -2 * (1 - x[0]) - 400 * x[0] * curve;
              gradient[1] = 200 * curve;
              return (1 - x[0]) * (1 - x[0]) + 100 * curve * curve;
            },
            new double[] {-1.2, 1},
            UNKNOWN);

    assertThat(minimum.converged()).isTrue();
    assertThat(minimum.x()).containsExactly(new double[] {1, 1}, within(1e-7));
    assertThat(minimum.iterations()).isLessThan(60);
  }

  @Test
  void solvesAnIllConditionedQuadratic() {
    Lbfgs.Minimum minimum = SOLVER.minimise(LbfgsTest::quadratic, new double[5], UNKNOWN);

    assertThat(minimum.converged()).isTrue();
    assertThat(minimum.x()).containsExactly(new double[] {0, 1, 2, 3, 4}, within(1e-7));
  }

  @Test
  void needsHardlyAStepWhenItIsToldTheCurvature() {
    Lbfgs.Minimum minimum =
        SOLVER.minimise(
            LbfgsTest::quadratic,
            new double[5],
            vector -> {
              double[] product = vector.clone();
              for (int i = 0; i < product.length; i++) {
                product[i] /= CURVATURES[i];
              }
              return product;
            });

    assertThat(minimum.x()).containsExactly(new double[] {0, 1, 2, 3, 4}, within(1e-7));
    assertThat(minimum.iterations()).isLessThanOrEqualTo(2);
  }

  @Test
  void saysSoWhenItRunsOutOfIterations() {
    Lbfgs.Minimum minimum =
        new Lbfgs(10, 0, 0, 3)
            .minimise(
                (x, gradient) -> {
                  gradient[0] = Math.exp(x[0]);
                  return Math.exp(x[0]);
                },
                new double[] {0},
                UNKNOWN);

    assertThat(minimum.converged()).isFalse();
    assertThat(minimum.iterations()).isEqualTo(3);
  }

  /** Least at 0, 1, 2, ... with curvatures from 1 to 10,000. */
  private static double quadratic(double[] x, double[] gradient) {
    double value = 0;
    for (int i = 0; i < x.length; i++) {
      gradient[i] = CURVATURES[i] * (x[i] - i);
      value += CURVATURES[i] * (x[i] - i) * (x[i] - i) / 2;
    }
    return value;
  }
}
