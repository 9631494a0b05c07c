package org.swath.jobs.progress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.swath.jobs.progress.SweepProgress.Snapshot;

class SweepProgressTest {

  private static final long SECOND = 1_000_000_000L;

  private final SweepProgress progress = new SweepProgress(4, 400);

  @Test
  void knowsNothingOfTimeBeforeTheFirstMessage() {
    Snapshot start = progress.snapshot(7 * SECOND);
    assertThat(start.running()).isZero();
    assertThat(start.epochsPerSecond()).isZero();
    assertThat(start.timeLeft()).isEmpty();
  }

  @Test
  void countsTheEpochsOfRunsInTrainingAndOfCommittedOnes() {
    progress.heard(new ProgressMessage("a", 1, 0), 0);
    progress.heard(new ProgressMessage("b", 1, 30), 5 * SECOND);
    progress.committed("a", 1, 0, 0, 100, 100);

    Snapshot now = progress.snapshot(10 * SECOND);
    assertThat(now.done()).isEqualTo(1);
    assertThat(now.running()).isEqualTo(1);
    assertThat(now.epochs()).isEqualTo(130);
    assertThat(now.epochsPerSecond()).isCloseTo(13, within(1e-9));
    assertThat(now.timeLeft()).contains(Duration.ofSeconds(21)); // 270 epochs at 13 a second
  }

  @Test
  void aRunThatEndsEarlyBringsTheEndNearerWithoutRaisingTheRate() {
    progress.heard(new ProgressMessage("a", 1, 0), 0);
    progress.committed("a", 1, 0, 1, 100, 5);

    Snapshot now = progress.snapshot(10 * SECOND);
    assertThat(now.diverged()).isEqualTo(1);
    assertThat(now.epochs()).isEqualTo(100);
    assertThat(now.epochsPerSecond()).isCloseTo(0.5, within(1e-9));
  }

  @Test
  void aCohortTriedAgainOrHeardOfTooLateIsCountedOnce() {
    progress.heard(new ProgressMessage("a", 1, 70), 0);
    progress.heard(new ProgressMessage("a", 1, 10), SECOND);
    assertThat(progress.snapshot(SECOND).epochs()).isEqualTo(10);

    progress.committed("a", 1, 0, 0, 100, 100);
    progress.heard(new ProgressMessage("a", 1, 90), SECOND);
    assertThat(progress.snapshot(SECOND).running()).isZero();
    assertThat(progress.snapshot(SECOND).epochs()).isEqualTo(100);
  }

  @Test
  void showsABarOnATerminalAndNumbersEverywhere() {
    progress.heard(new ProgressMessage("a", 2, 100), 0);
    progress.committed("b", 1, 1, 0, 100, 100);
    Snapshot now = progress.snapshot(100 * SECOND);

    assertThat(ProgressDisplay.line(now, true))
        .isEqualTo("[=====     ] 1/4 runs, 2 running, 1 failed, 1:40 left, 2.0 epochs/s");
    assertThat(ProgressDisplay.line(now, false)).startsWith("1/4 runs, 2 running, 1 failed");
  }

  @Test
  void neverWrapsOnATerminalOfEightyColumns() {
    SweepProgress large = new SweepProgress(100_000, 10_000_000);
    large.heard(new ProgressMessage("a", 8, 100), 0);
    large.committed("b", 12_345, 12, 345, 1_234_500, 1_234_500);
    Snapshot now = large.snapshot(100 * SECOND);

    assertThat(ProgressDisplay.line(now, true))
        .hasSizeLessThan(80)
        .contains("12345/100000 runs, 8 running, 345 diverged, 12 failed");
    assertThat(ProgressDisplay.line(now, false)).endsWith("/10000000 epochs");
  }

  @Test
  void writesHoursOnlyWhenThereAreAny() {
    assertThat(ProgressDisplay.clock(Duration.ofSeconds(59))).isEqualTo("0:59");
    assertThat(ProgressDisplay.clock(Duration.ofHours(1))).isEqualTo("1:00:00");
  }
}
