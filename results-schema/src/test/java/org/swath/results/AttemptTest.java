package org.swath.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.swath.results.ExampleSweep.ADAM;
import static org.swath.results.ExampleSweep.SCHEMA;
import static org.swath.results.ExampleSweep.SGD;
import static org.swath.results.ExampleSweep.completed;
import static org.swath.results.ExampleSweep.diverged;
import static org.swath.results.ExampleSweep.epoch;
import static org.swath.results.ExampleSweep.failedAtOnce;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.file.Path;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.swath.results.AttemptManifest.RunOutcome;

class AttemptTest {

  private static final String DIGEST = "0".repeat(64);

  @TempDir Path directory;
  private ResultsStore store;

  @BeforeEach
  void openStore() {
    store = HadoopResultsStore.at(directory.toString(), new Configuration());
  }

  @Test
  void tellsTheDriverWhatItWrote() throws Exception {
    try (Attempt attempt = store.beginAttempt("app-1.0", SCHEMA)) {
      attempt.addEpoch(epoch(ADAM, 1, -1.0));
      attempt.addEpoch(epoch(SGD, 1, Double.NaN));
      attempt.addEpoch(epoch(ADAM, 2, -2.0));
      attempt.addRun(diverged(SGD, "app-1.0", 1, Double.NaN));
      attempt.addRun(completed(ADAM, "app-1.0", 2, -2.0));

      AttemptManifest manifest = attempt.finish("c1");

      assertThat(manifest.epochs().path()).isEqualTo("_attempts/app-1.0/epochs.parquet");
      assertThat(manifest.epochs().rows()).isEqualTo(3);
      assertThat(manifest.runs().path()).isEqualTo("_attempts/app-1.0/runs.parquet");
      assertThat(manifest.outcomes())
          .extracting(RunOutcome::runId, RunOutcome::status, RunOutcome::epochsCompleted)
          .containsExactly(
              tuple("run-sgd-2", RunStatus.DIVERGED, 1),
              tuple("run-adam-1", RunStatus.COMPLETED, 2));
      assertThat(sent(manifest)).isEqualTo(manifest);
    }
    assertThat(directory.resolve("_attempts/app-1.0")).isNotEmptyDirectory();
  }

  @Test
  void doesNotFinishWhileARunWithEpochsHasNoRecord() throws Exception {
    try (Attempt attempt = store.beginAttempt("a1", SCHEMA)) {
      attempt.addEpoch(epoch(ADAM, 1, -1.0));

      assertThatThrownBy(() -> attempt.finish("c1"))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("these have none: [run-adam-1]");
    }
    assertThat(directory.resolve("_attempts/a1")).doesNotExist();
  }

  @Test
  void doesNotFinishWhenARecordCountsOtherEpochs() throws Exception {
    try (Attempt attempt = store.beginAttempt("a1", SCHEMA)) {
      attempt.addEpoch(epoch(ADAM, 1, -1.0));
      attempt.addRun(completed(ADAM, "a1", 2, -1.0));

      assertThatThrownBy(() -> attempt.finish("c1"))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("must count the epochs that were added, 1, but says 2");
    }
  }

  @Test
  void refusesAnEpochAfterTheRecordAndGoesOn() throws Exception {
    try (Attempt attempt = store.beginAttempt("a1", SCHEMA)) {
      attempt.addRun(failedAtOnce(ADAM, "a1"));

      assertThatThrownBy(() -> attempt.addEpoch(epoch(ADAM, 1, -1.0)))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("must come before its record, but epoch 1 of run run-adam-1");
      assertThat(attempt.finish("c1").epochs().rows()).isZero();
    }
  }

  @Test
  void refusesTheRecordOfAnotherAttempt() throws Exception {
    try (Attempt attempt = store.beginAttempt("a1", SCHEMA)) {
      assertThatThrownBy(() -> attempt.addRun(completed(ADAM, "a9", 1, -1.0)))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("names a9");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "_a1", ".a1", "../a1", "a/1", "a 1"})
  void refusesAnIdThatIsNoFileName(String attemptId) {
    assertThatThrownBy(() -> store.beginAttempt(attemptId, SCHEMA))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("but got \"" + attemptId + "\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "c-1", "_c1", "c/1"})
  void refusesACohortIdThatCannotBeToldFromAnAttemptId(String cohortId) {
    WrittenFile file = new WrittenFile("any", 1, 1, DIGEST);
    List<RunOutcome> outcomes = List.of(new RunOutcome("r", RunStatus.COMPLETED, 1, DIGEST));

    assertThatThrownBy(() -> new AttemptManifest("a1", cohortId, file, file, outcomes))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("A cohort id must be")
        .hasMessageContaining("but got \"" + cohortId + "\"");
  }

  @Test
  void takesTheNameOfACommittedFileApart() {
    assertThat(CommittedName.ofFile("c1-app-2026.1-3.parquet"))
        .isEqualTo(new CommittedName("c1", "app-2026.1-3"));
    assertThatThrownBy(() -> CommittedName.ofFile("mine.parquet"))
        .isInstanceOf(ResultsException.class)
        .hasMessageContaining("<cohort>-<attempt>.parquet");
  }

  @Test
  void refusesAManifestWhoseCountsDisagree() {
    WrittenFile one = new WrittenFile("any", 1, 1, DIGEST);
    RunOutcome run = new RunOutcome("r", RunStatus.COMPLETED, 1, DIGEST);
    RunOutcome longer = new RunOutcome("r", RunStatus.COMPLETED, 2, DIGEST);
    WrittenFile two = new WrittenFile("any", 2, 1, DIGEST);

    assertThatThrownBy(() -> new AttemptManifest("a1", "c1", one, two, List.of(run)))
        .hasMessageContaining("tells of 1 for 2 rows");
    assertThatThrownBy(() -> new AttemptManifest("a1", "c1", one, one, List.of(longer)))
        .hasMessageContaining("one row for each completed epoch, 2, but has 1");
    assertThatThrownBy(() -> new AttemptManifest("a1", "c1", two, two, List.of(run, run)))
        .hasMessageContaining("tells of r twice");
  }

  private static AttemptManifest sent(AttemptManifest manifest) throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(manifest);
    }
    assertThat(bytes.size()).isLessThan(2000);
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      return (AttemptManifest) in.readObject();
    }
  }
}
