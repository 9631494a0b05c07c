package org.swath.parallel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.nd4j.linalg.learning.config.AMSGrad;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.config.Nesterovs;
import org.nd4j.linalg.learning.config.Sgd;
import org.swath.core.parameter.ParameterValues;
import org.swath.core.parameter.RunParameters;

class UpdatersTest {

  private static final ParameterValues MOMENTS =
      ParameterValues.none().with("beta1", 0.8).with("beta2", 0.95).with("epsilon", 1e-6);

  @Test
  void everyOptimizerIsTheLibrarysWithTheRunsParameters() {
    assertThat(Updaters.of(run("sgd", ParameterValues.none()), 0.1)).isEqualTo(new Sgd(0.1));
    assertThat(Updaters.of(run("nesterov", ParameterValues.none().with("momentum", 0.5)), 0.1))
        .isEqualTo(new Nesterovs(0.1, 0.5));
    assertThat(Updaters.of(run("adam", MOMENTS), 0.1)).isEqualTo(new Adam(0.1, 0.8, 0.95, 1e-6));
    assertThat(Updaters.of(run("amsgrad", MOMENTS), 0.1))
        .isEqualTo(new AMSGrad(0.1, 0.8, 0.95, 1e-6));
  }

  @Test
  void anOptimizerThatItLacksIsAnError() {
    assertThatThrownBy(() -> Updaters.of(run("lion", ParameterValues.none()), 0.1))
        .hasMessageContaining("but has no lion");
  }

  private static RunParameters run(String optimizer, ParameterValues own) {
    return new RunParameters(ParameterValues.none(), ParameterValues.none(), optimizer, own);
  }
}
