package org.swath.core.train.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** What cannot be followed on a horizon is refused with a reason and a remedy. */
class ScheduleProblemsTest {

  private static final Horizon FIVE_EPOCHS = Horizon.ofEpochs(5, 20, 64);

  @Test
  void aWarmUpMustBeOverBeforeTrainingIs() {
    assertThat(
            ScheduledRuns.at(1)
                .warmUp("linear", Map.of("warm-up-length", 5))
                .problemOn(FIVE_EPOCHS))
        .isEqualTo(
            "A warm-up must be over before training is, which takes 100 steps, but warm-up-length 5"
                + " (in epoch) comes to 100 steps. Lower it, train longer, or set"
                + " warm-up-may-outlast-training to true");
  }

  @Test
  void aWarmUpThatMayOutlastTrainingIsAllThereIs() {
    LearningRate rate =
        ScheduledRuns.at(1)
            .warmUp("linear", Map.of("warm-up-length", 10, "warm-up-may-outlast-training", true))
            .schedule("cosine", Map.of())
            .open(FIVE_EPOCHS);

    assertThat(rate.rate(99)).isEqualTo(0.495);
  }

  @Test
  void aWarmUpMustTakeAStep() {
    assertThat(
            ScheduledRuns.at(1)
                .warmUp("cosine", Map.of("warm-up-length", 0.004, "warm-up-unit", "training"))
                .problemOn(FIVE_EPOCHS))
        .isEqualTo(
            "A warm-up must take at least one step, but warm-up-length 0.004 (in training) comes to"
                + " 0.4 steps. Raise it, or choose no warm-up");
  }

  @Test
  void aLengthMustEndWithTraining() {
    ScheduledRuns run =
        ScheduledRuns.at(1)
            .warmUp("linear", Map.of("warm-up-length", 1.5))
            .schedule("cosine", Map.of("annealing-length", 4));

    assertThat(run.problemOn(FIVE_EPOCHS))
        .isEqualTo(
            "annealing-length must be at most the 3.5 epochs after the warm-up, but got 4. Lower it,"
                + " train longer, or set schedule-may-outlast-training to true");
    run.schedule("step", Map.of("drop-period", 4));
    assertThat(run.problemOn(FIVE_EPOCHS)).startsWith("drop-period must be at most the 3.5 epochs");
    run.schedule("warm-restarts", Map.of("first-period", 71, "schedule-unit", "step"));
    assertThat(run.problemOn(FIVE_EPOCHS)).startsWith("first-period must be at most the 70 steps");
    run.schedule("polynomial", Map.of("annealing-length", Long.MAX_VALUE));
    assertThat(run.problemOn(FIVE_EPOCHS)).startsWith("annealing-length must be");
  }

  @Test
  void stableAndDecayMustFitTogether() {
    ScheduledRuns run = ScheduledRuns.at(1);

    run.schedule("stable-decay", Map.of("stable-length", 3, "decay-length", 3));
    assertThat(run.problemOn(FIVE_EPOCHS))
        .startsWith(
            "stable-length + decay-length must be at most the 5 epochs after the warm-up, but got 6.");
    run.schedule("stable-decay", Map.of("stable-length", 5));
    assertThat(run.problemOn(FIVE_EPOCHS)).contains("but got 6.");
    run.schedule(
        "stable-decay", Map.of("stable-length", Long.MAX_VALUE, "decay-length", Long.MAX_VALUE));
    assertThat(run.problemOn(FIVE_EPOCHS)).contains("at most the 5 epochs");
  }

  @Test
  void aLengthThatMayOutlastTrainingIsCutShort() {
    LearningRate rate =
        ScheduledRuns.at(1)
            .schedule(
                "polynomial", Map.of("annealing-length", 10, "schedule-may-outlast-training", true))
            .open(FIVE_EPOCHS);

    assertThat(rate.rate(99)).isEqualTo(0.6);
  }

  @Test
  void aMinimumMustNotExceedTheLearningRate() {
    ScheduledRuns run = ScheduledRuns.at(0.01);
    Map<String, Object> minimum = Map.of("minimum-rate", 0.02);

    run.schedule("cosine", minimum);
    assertThat(run.problemOn(FIVE_EPOCHS))
        .isEqualTo(
            "minimum-rate must be at most learning-rate, 0.01, but got 0.02. Lower it, or give"
                + " minimum-share instead");
    run.schedule("plateau", minimum);
    assertThat(run.problemOn(FIVE_EPOCHS)).startsWith("minimum-rate must be at most");
    run.schedule("warm-restarts", Map.of("first-period", 1, "minimum-rate", 0.02));
    assertThat(run.problemOn(FIVE_EPOCHS)).startsWith("minimum-rate must be at most");
    run.schedule("stable-decay", Map.of("stable-length", 1, "minimum-rate", 0.02));
    assertThat(run.problemOn(FIVE_EPOCHS)).startsWith("minimum-rate must be at most");
  }

  @Test
  void oneCycleNeedsTimeToRise() {
    assertThat(
            ScheduledRuns.at(1)
                .schedule("one-cycle", Map.of("rise-share", 0.2))
                .problemOn(FIVE_EPOCHS))
        .isEqualTo(
            "The rise of one-cycle must take more than one of the schedule's epochs, but rise-share"
                + " 0.2 of the 5 after the warm-up is 1. Raise it, train longer, or count in steps");
  }
}
