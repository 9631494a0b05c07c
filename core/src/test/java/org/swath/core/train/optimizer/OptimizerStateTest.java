package org.swath.core.train.optimizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.swath.core.device.HostVector;
import org.swath.core.state.StateMismatchException;
import org.swath.core.state.StateReader;
import org.swath.core.state.StateWriter;
import org.swath.core.train.optimizer.OptimizerRuns.Kind;
import org.swath.core.train.optimizer.OptimizerRuns.Problem;

/** An optimizer that takes over another's state steps as the other does, to the bit. */
class OptimizerStateTest {

  static Stream<Arguments> kindsInBothPrecisions() {
    return OptimizerRuns.kinds()
        .flatMap(kind -> Stream.of(Arguments.of(kind, true), Arguments.of(kind, false)));
  }

  @ParameterizedTest
  @MethodSource("kindsInBothPrecisions")
  void stepsOnWhereTheOtherWas(Kind kind, boolean single) {
    Lane lane = new Lane(kind, single);
    lane.steps(7);
    StateWriter state = new StateWriter();
    lane.optimizer.save(state);
    Lane other = new Lane(kind, single);
    other.theta.set(lane.theta.toDoubles());
    StateReader reader = new StateReader(state.saved());
    other.optimizer.restore(reader);
    reader.requireAllRead();

    lane.steps(5);
    other.steps(5);
    assertThat(other.theta.toDoubles()).isEqualTo(lane.theta.toDoubles());
  }

  @ParameterizedTest
  @MethodSource("kindsInBothPrecisions")
  void oneThatHasNotSteppedIsSavedToo(Kind kind, boolean single) {
    Lane lane = new Lane(kind, single);
    StateWriter state = new StateWriter();
    lane.optimizer.save(state);
    Lane other = new Lane(kind, single);
    other.optimizer.restore(new StateReader(state.saved()));

    lane.steps(3);
    other.steps(3);
    assertThat(other.theta.toDoubles()).isEqualTo(lane.theta.toDoubles());
  }

  @Test
  void namesOfSavedStatesNeverChange() {
    assertThat(saved(new Kind(new Adam(), Map.of())))
        .containsExactly("beta-powers", "mean", "mean-square");
    assertThat(saved(new Kind(new Sgd(), Map.of("momentum", 0.9)))).containsExactly("velocity");
    assertThat(saved(new Kind(new Sgd(), Map.of()))).isEmpty();
  }

  @Test
  void takesNothingFromAnotherPrecision() {
    Kind adam = new Kind(new Adam(), Map.of());
    StateWriter state = new StateWriter();
    new Lane(adam, true).optimizer.save(state);

    assertThatThrownBy(
            () -> new Lane(adam, false).optimizer.restore(new StateReader(state.saved())))
        .isInstanceOf(StateMismatchException.class)
        .hasMessage("A saved state must hold mean, 6 doubles, but holds 6 singles");
  }

  private static Iterable<String> saved(Kind kind) {
    StateWriter state = new StateWriter();
    new Lane(kind, true).optimizer.save(state);
    return state.saved().sections().keySet();
  }

  /** An optimizer at work on the quadratic, at a rate that changes from step to step. */
  private static final class Lane {
    private final HostVector theta;
    private final HostVector gradient;
    private final Optimizer optimizer;

    Lane(Kind kind, boolean single) {
      theta = OptimizerRuns.vector(single, Problem.QUADRATIC.start());
      gradient = OptimizerRuns.vector(single, Problem.QUADRATIC.start());
      optimizer = kind.open(Problem.QUADRATIC.target(theta, gradient, OptimizerRuns.whole(theta)));
    }

    void steps(int count) {
      for (int step = 0; step < count; step++) {
        Problem.QUADRATIC.evaluate(theta, gradient);
        optimizer.step(0.01 / (step + 1));
      }
    }
  }
}
