package org.swath.jobs.executor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import org.apache.spark.SparkException;
import org.junit.jupiter.api.Test;

class FailedTrainingTest {

  @Test
  void whatTrainingThrowsIsItsOwn() throws IOException {
    assertThat(FailedTraining.setback(new IllegalArgumentException("why")))
        .isEqualTo(new Setback(FailureClass.TRAINING_ERROR, "IllegalArgumentException: why"));
  }

  @Test
  void aLackOfMemoryIsSeenThroughWhateverWrapsIt() throws IOException {
    Throwable wrapped = new IllegalStateException(new OutOfMemoryError("Java heap space"));
    assertThat(FailedTraining.setback(wrapped).failure()).isEqualTo(FailureClass.OUT_OF_MEMORY);
    assertThat(FailedTraining.setback(new SparkException("a task failed", wrapped)).failure())
        .isEqualTo(FailureClass.OUT_OF_MEMORY);
  }

  @Test
  void storageIsNoFaultOfTheTraining() {
    IOException full = new IOException("no space left");
    assertThatThrownBy(() -> FailedTraining.setback(full)).isSameAs(full);
  }

  @Test
  void aRoundWhoseTaskThrewFailsWithWhatItThrew() throws IOException {
    Throwable thrown = new IllegalArgumentException("why");
    assertThat(FailedTraining.setback(new SparkException("a task failed 4 times", thrown)))
        .isEqualTo(new Setback(FailureClass.TRAINING_ERROR, "IllegalArgumentException: why"));
  }

  @Test
  void aRoundWhoseProcessesWereLostMayBeTriedAgain() throws IOException {
    SparkException lost =
        new SparkException("Task 0 failed 4 times: ExecutorLostFailure\nDriver stacktrace:", null);
    assertThat(FailedTraining.setback(lost))
        .isEqualTo(
            new Setback(FailureClass.PROCESS_LOST, "Task 0 failed 4 times: ExecutorLostFailure"));
  }

  @Test
  void aProcessThatMayNotTrainIsNoFaultOfTheRun() throws IOException {
    Throwable unfit = new UnfitProcessException(new IllegalStateException("OMP_NUM_THREADS"));
    assertThat(FailedTraining.setback(new SparkException("a task failed", unfit)))
        .isEqualTo(new Setback(FailureClass.UNFIT_PROCESS, "OMP_NUM_THREADS"));
  }

  @Test
  void aJobThatSomebodyCancelledEndsTheSweepAndFailsNoRun() {
    SparkException cancelled = new SparkException("Job 7 cancelled as part of a group", null);
    assertThatThrownBy(() -> FailedTraining.setback(cancelled))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("Job 7 cancelled as part of a group");
  }
}
