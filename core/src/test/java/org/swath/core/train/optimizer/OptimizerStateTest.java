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
import org.swath.core.parameter.ParameterValues;
import org.swath.core.state.StateMismatchException;
import org.swath.core.state.StateReader;
import org.swath.core.state.StateWriter;

/** An optimizer that takes over another's state steps as the other does, to the bit. */
class OptimizerStateTest {

  private static final ParameterValues ADAM =
      ParameterValues.of(Map.of("beta1", 0.9, "beta2", 0.999, "epsilon", 1e-8));
  private static final ParameterValues MOMENTUM = ParameterValues.of(Map.of("momentum", 0.9));
  private static final ParameterValues NO_MOMENTUM = ParameterValues.of(Map.of("momentum", 0.0));

  static Stream<Arguments> rules() {
    return Stream.of(
        Arguments.of(new Adam(), ADAM, singles(), singles()),
        Arguments.of(new Adam(), ADAM, doubles(), doubles()),
        Arguments.of(new Sgd(), MOMENTUM, singles(), singles()),
        Arguments.of(new Sgd(), MOMENTUM, doubles(), doubles()),
        Arguments.of(new Sgd(), NO_MOMENTUM, singles(), singles()),
        Arguments.of(new Sgd(), NO_MOMENTUM, doubles(), doubles()));
  }

  @ParameterizedTest
  @MethodSource("rules")
  void stepsOnWhereTheOtherWas(
      Optimizer.Rule rule, ParameterValues settings, HostVector parameters, HostVector gradient) {
    Optimizer optimizer = rule.open(settings, Target.of(parameters, gradient));
    steps(optimizer, parameters, gradient);
    StateWriter state = new StateWriter();
    optimizer.save(state);
    HostVector others = parameters instanceof HostVector.Singles ? singles() : doubles();
    others.set(parameters.toDoubles());
    Optimizer other = rule.open(settings, Target.of(others, gradient));
    StateReader reader = new StateReader(state.saved());
    other.restore(reader);
    reader.requireAllRead();

    steps(optimizer, parameters, gradient);
    steps(other, others, gradient);
    assertThat(others.toDoubles()).isEqualTo(parameters.toDoubles());
  }

  @Test
  void takesNothingFromAnotherPrecision() {
    StateWriter state = new StateWriter();
    new Adam().open(ADAM, Target.of(singles(), singles())).save(state);

    assertThatThrownBy(
            () ->
                new Adam()
                    .open(ADAM, Target.of(doubles(), doubles()))
                    .restore(new StateReader(state.saved())))
        .isInstanceOf(StateMismatchException.class)
        .hasMessage("A saved state must hold mean, 3 doubles, but holds 3 singles");
  }

  private static void steps(Optimizer optimizer, HostVector parameters, HostVector gradient) {
    for (int step = 0; step < 5; step++) {
      double[] values = parameters.toDoubles();
      for (int i = 0; i < values.length; i++) {
        values[i] += i - 0.7;
      }
      gradient.set(values);
      optimizer.step(0.01);
    }
  }

  private static HostVector singles() {
    return new HostVector.Singles(new float[3]);
  }

  private static HostVector doubles() {
    return new HostVector.Doubles(new double[3]);
  }
}
