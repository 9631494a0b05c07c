package org.swath.core.converge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every criterion on any curve; curves are random walks with gaps. */
class EveryCriterionTest {

  private static final int CURVES = 500;

  static Stream<ConvergenceCriterion> thatDecideAsTheyGo() {
    return Stream.of(
        new AbsoluteChange(0.6, 3),
        new RelativeChange(0.3, 1, 2),
        new RelativeChange(0.3, 3, 2),
        new MovingAverage(0.5, 4),
        new Patience(4, 0, Better.LOWER),
        new Patience(3, 0.2, Better.HIGHER),
        new Target(-2, Direction.BELOW),
        new Target(2, Direction.ABOVE),
        new PlateauOrRise(4, 1.5, Better.LOWER),
        new PlateauOrRise(4, 1.5, Better.HIGHER));
  }

  static Stream<ConvergenceCriterion> all() {
    return Stream.concat(
        thatDecideAsTheyGo(),
        Stream.of(new RelativeToBest(0.1, Better.LOWER), new RelativeToBest(0, Better.HIGHER)));
  }

  /** The shortest beginning of a curve that meets a criterion fixes the answer for good. */
  @ParameterizedTest
  @MethodSource("thatDecideAsTheyGo")
  void whatComesAfterTheDecisionChangesNothing(ConvergenceCriterion criterion) {
    int met = 0;
    for (int seed = 0; seed < CURVES; seed++) {
      double[] curve = curve(seed);
      Convergence decided = new Convergence(curve.length, false);
      for (int epochs = 0; epochs <= curve.length && !decided.met(); epochs++) {
        Convergence answer = criterion.of(Arrays.copyOf(curve, epochs));
        decided = answer.met() ? answer : decided;
        assertThat(answer.met() || answer.epoch() == epochs).isTrue();
      }
      assertThat(criterion.of(curve)).as("seed %d", seed).isEqualTo(decided);
      met += decided.met() ? 1 : 0;
    }
    assertThat(met).isGreaterThan(CURVES / 10);
  }

  @ParameterizedTest
  @MethodSource("all")
  void theCurveIsNotChanged(ConvergenceCriterion criterion) {
    double[] curve = curve(1);

    criterion.of(curve);

    assertThat(curve).isEqualTo(curve(1));
  }

  @ParameterizedTest
  @MethodSource("all")
  void aCurveWithoutAFiniteValueNeverConverges(ConvergenceCriterion criterion) {
    for (double value : new double[] {Double.NaN, 1 / 0.0, -1 / 0.0}) {
      double[] curve = new double[30];
      Arrays.fill(curve, value);

      assertThat(criterion.of(curve)).isEqualTo(new Convergence(30, false));
    }
  }

  @Test
  void theCurvesHaveGaps() {
    assertThat(Arrays.stream(curve(3)).filter(Double::isFinite).count()).isBetween(20L, 39L);
  }

  private static double[] curve(int seed) {
    Random random = new Random(seed);
    double[] curve = new double[40];
    double value = 4 * random.nextDouble() - 2;
    for (int i = 0; i < curve.length; i++) {
      value += 2 * random.nextDouble() - 1;
      double dice = random.nextDouble();
      curve[i] = dice < 0.05 ? Double.NaN : dice < 0.08 ? Double.POSITIVE_INFINITY : value;
    }
    return curve;
  }
}
