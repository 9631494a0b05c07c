package org.swath.core.train.optimizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.swath.core.device.HostVector;
import org.swath.core.state.Section;
import org.swath.core.state.StateWriter;
import org.swath.core.train.optimizer.OptimizerRuns.Kind;
import org.swath.core.train.optimizer.OptimizerRuns.Problem;

/** What holds for the steps of every optimizer. */
class OptimizerContractTest {

  private static final int STEPS = 40;
  private static final double RATE = 0.01;

  static Stream<Kind> kinds() {
    return OptimizerRuns.kinds();
  }

  static Stream<Arguments> elementWiseInBothPrecisions() {
    return OptimizerRuns.kinds()
        .filter(kind -> !kind.name().equals("lbfgs"))
        .flatMap(kind -> Stream.of(Arguments.of(kind, true), Arguments.of(kind, false)));
  }

  static Stream<Kind> kindsThatMultiplyAMeanByTheRate() {
    Set<String> names = Set.of("sgd", "classical-momentum", "nesterov", "nadam", "adabound");
    return OptimizerRuns.kinds().filter(kind -> names.contains(kind.name()));
  }

  /** Lion steps by the sign of what is left after rounding, so near a zero it may part company. */
  @ParameterizedTest
  @MethodSource("kinds")
  void singlePrecisionFollowsDouble(Kind kind) {
    double[] inSingle = trained(kind, true);
    double[] inDouble = trained(kind, false);
    double tolerance = kind.name().equals("lion") ? 2.1 * RATE : 2e-5;

    assertThat(inSingle).containsExactly(inDouble, within(tolerance));
    assertThat(inSingle).isNotEqualTo(Problem.QUADRATIC.start());
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void theLossFalls(Kind kind) {
    double before = Problem.QUADRATIC.loss(Problem.QUADRATIC.start());
    assertThat(Problem.QUADRATIC.loss(trained(kind, true))).isLessThan(before);
  }

  /** All lengths, so that no remainder of a vector loop is left out. */
  @ParameterizedTest
  @MethodSource("elementWiseInBothPrecisions")
  void eachSectionStepsAsItDoesAloneAtItsRate(Kind kind, boolean single) {
    for (int length = 2; length < 40; length += 3) {
      int border = length / 2;
      HostVector theta = OptimizerRuns.vector(single, wave(0, length));
      List<Target.Section> sections =
          List.of(new Target.Section(0, border, 1), new Target.Section(border, length, 0.5));
      double[] together = afterSteps(kind, theta, sections);

      HostVector first = OptimizerRuns.vector(single, wave(0, border));
      HostVector second = OptimizerRuns.vector(single, wave(border, length));
      double[] one = afterSteps(kind, first, List.of(new Target.Section(0, border, 1)));
      double[] other =
          afterSteps(kind, second, List.of(new Target.Section(0, length - border, 0.5)));

      assertThat(Arrays.copyOfRange(together, 0, border)).isEqualTo(one);
      assertThat(Arrays.copyOfRange(together, border, length)).isEqualTo(other);
    }
  }

  @ParameterizedTest
  @MethodSource("elementWiseInBothPrecisions")
  void aFactorIsAsGoodAsARate(Kind kind, boolean single) {
    HostVector halved = OptimizerRuns.vector(single, wave(0, 9));
    HostVector slower = OptimizerRuns.vector(single, wave(0, 9));

    assertThat(afterSteps(kind, halved, List.of(new Target.Section(0, 9, 0.5)), 0.01))
        .isEqualTo(afterSteps(kind, slower, List.of(new Target.Section(0, 9, 1)), 0.005));
  }

  @Test
  void theFinalRateOfAdaBoundFollowsTheFactorToo() {
    Optimizer.Rule rule = new AdaBound();
    Kind faster = new Kind(rule, Map.of("beta2", 0.5, "final-rate", 0.02));
    Kind slower = new Kind(rule, Map.of("beta2", 0.5, "final-rate", 0.01));
    HostVector one = OptimizerRuns.vector(false, wave(0, 9));
    HostVector other = OptimizerRuns.vector(false, wave(0, 9));
    HostVector unscaled = OptimizerRuns.vector(false, wave(0, 9));
    double[] byFactor = afterSteps(faster, one, List.of(new Target.Section(0, 9, 0.5)), 0.01);

    assertThat(byFactor)
        .isEqualTo(afterSteps(slower, other, List.of(new Target.Section(0, 9, 1)), 0.005))
        .isNotEqualTo(afterSteps(faster, unscaled, List.of(new Target.Section(0, 9, 1)), 0.005));
  }

  /** But for those that shrink the parameters beside the gradient. */
  @ParameterizedTest
  @MethodSource("elementWiseInBothPrecisions")
  void withoutAGradientFromTheBeginningNothingChanges(Kind kind, boolean single) {
    double decay = kind.name().endsWith("adamw") ? 0.01 : decayOf(kind);
    HostVector theta = OptimizerRuns.vector(single, 1, -2, 0, 3);
    Optimizer optimizer = kind.open(Target.of(theta, OptimizerRuns.vector(single, 0, 0, 0, 0)));
    optimizer.step(0.5);

    double left = 1 - 0.5 * decay;
    assertThat(theta.toDoubles())
        .containsExactly(
            new double[] {left, -2 * left, 0, 3 * left}, within(decay == 0 ? 0 : 1e-6));
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void noMemoryEndsInDenormalNumbers(Kind kind) {
    HostVector theta = OptimizerRuns.vector(true, 1, 1);
    HostVector gradient = OptimizerRuns.vector(true, 1, 1e-3);
    Optimizer optimizer =
        kind.open(
            new Target(
                theta,
                gradient,
                OptimizerRuns.whole(theta),
                () -> gradient.get(0) + gradient.get(1)));
    optimizer.step(1e-3);
    gradient.set(new double[2]);
    for (int step = 0; step < 3000; step++) {
      optimizer.step(1e-3);
    }
    StateWriter state = new StateWriter();
    optimizer.save(state);
    state
        .saved()
        .sections()
        .values()
        .forEach(
            section -> {
              if (section instanceof Section.Singles singles) {
                for (float value : singles.values()) {
                  assertThat(value == 0 || Math.abs(value) >= Float.MIN_NORMAL)
                      .as("%s", value)
                      .isTrue();
                }
              }
            });
  }

  /** Seen in a parameter that stands at 0: it ends where the step takes it. */
  @ParameterizedTest
  @MethodSource("kindsThatMultiplyAMeanByTheRate")
  void noProductOfAMeanWithTheRateIsADenormalNumber(Kind kind) {
    HostVector theta = OptimizerRuns.vector(true, 1, 1);
    HostVector gradient = OptimizerRuns.vector(true, 1, 1e-3);
    Optimizer optimizer =
        kind.open(
            new Target(
                theta,
                gradient,
                OptimizerRuns.whole(theta),
                () -> gradient.get(0) + gradient.get(1)));
    optimizer.step(1e-3);
    gradient.set(new double[2]);
    for (int step = 0; step < 3000; step++) {
      theta.set(new double[2]);
      optimizer.step(1e-3);
      for (double value : theta.toDoubles()) {
        assertThat(value == 0 || Math.abs(value) >= Float.MIN_NORMAL).as("%s", value).isTrue();
      }
    }
  }

  @Test
  void lbfgsRefusesRatesOfSectionsThatDiffer() {
    HostVector theta = OptimizerRuns.vector(false, 1, 2);
    Target target =
        new Target(
            theta,
            theta,
            List.of(new Target.Section(0, 1, 1), new Target.Section(1, 2, 0.5)),
            () -> 0);

    assertThatThrownBy(() -> new Kind(new Lbfgs(), Map.of()).open(target))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("same learning rate factor")
        .hasMessageContaining("[1.0, 0.5]");
  }

  @Test
  void namesDiffer() {
    assertThat(Optimizers.standard())
        .extracting(rule -> rule.component().name())
        .doesNotHaveDuplicates()
        .hasSize(16);
  }

  private static double decayOf(Kind kind) {
    return (double) kind.given().getOrDefault("decoupled-weight-decay", 0.0);
  }

  private static double[] trained(Kind kind, boolean single) {
    HostVector theta = OptimizerRuns.vector(single, Problem.QUADRATIC.start());
    HostVector gradient = OptimizerRuns.vector(single, Problem.QUADRATIC.start());
    Optimizer optimizer =
        kind.open(Problem.QUADRATIC.target(theta, gradient, OptimizerRuns.whole(theta)));
    for (int step = 0; step < STEPS; step++) {
      Problem.QUADRATIC.evaluate(theta, gradient);
      optimizer.step(kind.name().equals("lbfgs") ? 1 : RATE);
    }
    return theta.toDoubles();
  }

  private static double[] afterSteps(Kind kind, HostVector theta, List<Target.Section> sections) {
    return afterSteps(kind, theta, sections, 0.01);
  }

  /** Steps down the gradient θ + θ³. */
  private static double[] afterSteps(
      Kind kind, HostVector theta, List<Target.Section> sections, double rate) {
    HostVector gradient =
        OptimizerRuns.vector(theta instanceof HostVector.Singles, theta.toDoubles());
    Target target =
        new Target(
            theta,
            gradient,
            sections,
            () -> {
              throw new AssertionError("An element-wise rule asks for no loss");
            });
    Optimizer optimizer = kind.open(target);
    for (int step = 0; step < 10; step++) {
      gradient.set(Arrays.stream(theta.toDoubles()).map(t -> t + t * t * t).toArray());
      optimizer.step(rate);
    }
    return theta.toDoubles();
  }

  private static double[] wave(int from, int to) {
    return IntStream.range(from, to).mapToDouble(i -> Math.sin(1 + 7.0 * i)).toArray();
  }
}
