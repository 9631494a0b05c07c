package org.swath.core.train.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.swath.core.state.StateReader;
import org.swath.core.state.StateWriter;

class LearningRateTest {

  private static final Horizon TEN_EPOCHS = Horizon.ofEpochs(10, 100, 64);
  private static final Map<String, Object> NO_PATIENCE =
      Map.of("plateau-patience", 0, "drop-factor", 0.5);

  @Test
  void isThatOfTheRunWhereNothingElseIsChosen() {
    LearningRate rate = ScheduledRuns.at(0.3).open(TEN_EPOCHS);

    assertThat(rate.rate(0)).isEqualTo(0.3);
    assertThat(rate.rate(999)).isEqualTo(0.3);
    assertThat(rate.dependsOnTraining()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"linear", "exponential", "cosine"})
  void beginsAtZeroAndReachesTheScheduleWithoutAJump(String shape) {
    LearningRate rate =
        ScheduledRuns.at(0.3)
            .warmUp(shape, Map.of("warm-up-length", 2))
            .schedule("one-cycle", Map.of("schedule-unit", "step"))
            .open(TEN_EPOCHS);
    double first = 0.3 / 25;

    assertThat(rate.rate(0)).isZero();
    assertThat(rate.rate(199)).isLessThan(first).isCloseTo(first, within(first * 0.05));
    assertThat(rate.rate(200)).isCloseTo(first, within(1e-12));
    for (int step = 1; step <= 200; step++) {
      assertThat(rate.rate(step)).isGreaterThan(rate.rate(step - 1));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "step, 250, 250",
    "epoch, 0.5, 50",
    "epoch, 2, 200",
    "training, 0.1, 100",
    "log-batch-epochs, 1, 416",
    "step, 2.5, 3",
  })
  void aWarmUpTakesItsLengthTimesItsUnitInWholeSteps(String unit, double length, int steps) {
    LearningRate rate =
        ScheduledRuns.at(1)
            .warmUp("constant", Map.of("warm-up-length", length, "warm-up-unit", unit))
            .open(TEN_EPOCHS);

    assertThat(rate.rate(steps - 1)).isEqualTo(0.1);
    assertThat(rate.rate(steps)).isEqualTo(1);
  }

  @Test
  void aScheduleCountsFromTheEndOfTheWarmUp() {
    LearningRate rate =
        ScheduledRuns.at(1)
            .warmUp("linear", Map.of("warm-up-length", 1.5))
            .schedule("step", Map.of("drop-period", 2))
            .open(TEN_EPOCHS);

    assertThat(rate.rate(150)).isEqualTo(1);
    assertThat(rate.rate(349)).isEqualTo(1);
    assertThat(rate.rate(350)).isEqualTo(0.1);
  }

  @Test
  void whatLastsToTheEndLastsForWhatTheWarmUpLeaves() {
    LearningRate rate =
        ScheduledRuns.at(1)
            .warmUp("linear", Map.of("warm-up-length", 2))
            .schedule("polynomial", Map.of("schedule-unit", "step"))
            .open(TEN_EPOCHS);

    assertThat(rate.rate(200)).isEqualTo(1);
    assertThat(rate.rate(600)).isCloseTo(0.5, within(1e-15));
    assertThat(rate.rate(999)).isCloseTo(1 / 800.0, within(1e-15));
  }

  @Test
  void anEpochThatEndsWithinTheWarmUpIsNoPlateau() {
    LearningRate rate =
        ScheduledRuns.at(1)
            .warmUp("linear", Map.of("warm-up-length", 2))
            .schedule("plateau", NO_PATIENCE)
            .open(TEN_EPOCHS);
    rate.epochCompleted(100, 5);
    rate.epochCompleted(200, 6);
    rate.epochCompleted(300, 7);
    assertThat(rate.rate(300)).isEqualTo(1);

    rate.epochCompleted(400, 7);
    assertThat(rate.rate(400)).isEqualTo(0.5);
  }

  @Test
  void aPlateauOfLossesBelowZeroIsLeftByAStillLowerOne() {
    LearningRate rate = ScheduledRuns.at(1).schedule("plateau", NO_PATIENCE).open(TEN_EPOCHS);
    rate.epochCompleted(100, -100);
    rate.epochCompleted(200, -100.1);
    assertThat(rate.rate(200)).isEqualTo(1);

    rate.epochCompleted(300, -100.105);
    assertThat(rate.rate(300)).isEqualTo(0.5);
  }

  @Test
  void goesOnToTheBitWhereAnotherWasSaved() {
    Map<String, Object> settings =
        Map.of("plateau-patience", 1, "plateau-cooldown", 2, "drop-factor", 0.3);
    double[] losses = {3, 3, 2.5, 2.5, 2.5, 2.5, 2.5, 2.4, 2.4, 2.4, 2.4, 2.4, 2.4};
    for (int saved = 0; saved < losses.length; saved++) {
      LearningRate rate = ScheduledRuns.at(0.7).schedule("plateau", settings).open(TEN_EPOCHS);
      for (int epoch = 0; epoch < saved; epoch++) {
        rate.epochCompleted(epoch + 1, losses[epoch]);
      }
      StateWriter state = new StateWriter();
      rate.save(state);
      LearningRate other = ScheduledRuns.at(0.7).schedule("plateau", settings).open(TEN_EPOCHS);
      StateReader reader = new StateReader(state.saved());
      other.restore(reader);
      reader.requireAllRead();

      for (int epoch = saved; epoch < losses.length; epoch++) {
        assertThat(other.rate(epoch)).isEqualTo(rate.rate(epoch));
        rate.epochCompleted(epoch + 1, losses[epoch]);
        other.epochCompleted(epoch + 1, losses[epoch]);
      }
      assertThat(other.rate(losses.length)).isEqualTo(rate.rate(losses.length)).isLessThan(0.1);
    }
  }
}
