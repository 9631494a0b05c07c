package org.swath.core.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.swath.core.parameter.ComponentChoice;
import org.swath.core.parameter.ParameterValues;
import org.swath.core.parameter.RunParameters;

class DataParallelTest {

  private static final RunParameters PLAIN =
      new RunParameters(
          ParameterValues.none(), ParameterValues.none(), "sgd", ParameterValues.none());

  @Test
  void aRunThatSaysNothingIsTrainedInATask() {
    assertThat(DataParallel.of(PLAIN)).isEmpty();
  }

  @Test
  void aRunSaysHowManyCopiesAreAveragedHowOften() {
    ParameterValues values =
        ParameterValues.none().with("workers", 4L).with("averaging-frequency", 3L);
    RunParameters run =
        new RunParameters(
            PLAIN.workload(),
            PLAIN.training(),
            PLAIN.optimizer(),
            PLAIN.optimizerParameters(),
            new TreeMap<>(
                Map.of(DataParallel.PART, new ComponentChoice(DataParallel.NAME, values))));
    assertThat(DataParallel.of(run)).contains(new DataParallel(4, 3));
    assertThat(new DataParallel(4, 3).batchesOfRound()).isEqualTo(12);
  }

  @Test
  void thereIsNoAveragingOfNothing() {
    assertThatThrownBy(() -> new DataParallel(0, 3))
        .hasMessage("workers and averagingFrequency must be at least 1, but got 0 and 3");
    assertThatThrownBy(() -> new DataParallel(1, 0)).isInstanceOf(IllegalArgumentException.class);
  }
}
