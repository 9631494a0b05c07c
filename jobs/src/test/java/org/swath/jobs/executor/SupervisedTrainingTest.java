package org.swath.jobs.executor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class SupervisedTrainingTest {

  private static final Duration LONG = Duration.ofHours(1);
  private static final Duration SHORT = Duration.ofMillis(300);

  @Test
  void givesWhatTheTrainingGives() throws Exception {
    assertThat(new SupervisedTraining(LONG, () -> false).call("t", () -> 7)).isEqualTo(7);
  }

  @Test
  void passesOnWhatTheTrainingThrowsErrorsIncluded() {
    assertThatThrownBy(
            () ->
                new SupervisedTraining(LONG, () -> false)
                    .call(
                        "t",
                        () -> {
                          throw new OutOfMemoryError("native");
                        }))
        .isInstanceOf(ExecutionException.class)
        .hasCauseInstanceOf(OutOfMemoryError.class);
  }

  @Test
  void aTrainingWithoutProgressIsInterruptedAndGivenUp() {
    CountDownLatch interrupted = new CountDownLatch(1);
    SupervisedTraining supervised = new SupervisedTraining(SHORT, () -> false);
    assertThatThrownBy(
            () ->
                supervised.call(
                    "t",
                    () -> {
                      try {
                        Thread.sleep(Duration.ofHours(1).toMillis());
                      } catch (InterruptedException e) {
                        interrupted.countDown();
                      }
                      return 0;
                    }))
        .isInstanceOf(HangException.class)
        .hasMessageContaining("no epoch or evaluation was completed within");
    assertThat(interrupted.getCount()).isZero();
  }

  @Test
  void aTrainingThatHeedsNoInterruptIsLeftBehind() {
    AtomicBoolean end = new AtomicBoolean();
    SupervisedTraining supervised = new SupervisedTraining(SHORT, () -> false);
    assertThatThrownBy(
            () ->
                supervised.call(
                    "t",
                    () -> {
                      while (!end.get()) {
                        Thread.onSpinWait();
                      }
                      return 0;
                    }))
        .isInstanceOf(HangException.class)
        .hasMessageContaining("cannot be stopped");
    end.set(true);
  }

  @Test
  void aTrainingThatBeatsMayTakeLongerThanTheLimit() throws Exception {
    SupervisedTraining supervised = new SupervisedTraining(SHORT, () -> false);
    int beats =
        supervised.call(
            "t",
            () -> {
              for (int i = 0; i < 10; i++) {
                Thread.sleep(SHORT.toMillis() / 3);
                supervised.beat();
              }
              return 10;
            });
    assertThat(beats).isEqualTo(10);
  }

  @Test
  void aCancelledTrainingIsAskedToStop() throws Exception {
    AtomicBoolean cancelled = new AtomicBoolean();
    SupervisedTraining supervised = new SupervisedTraining(LONG, cancelled::get);
    String end =
        supervised.call(
            "t",
            () -> {
              assertThat(supervised.stopRequested()).isFalse();
              cancelled.set(true);
              while (!supervised.stopRequested()) {
                Thread.sleep(10);
              }
              return "stopped";
            });
    assertThat(end).isEqualTo("stopped");
  }
}
