package org.swath.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.swath.results.ExampleSweep.ADAM;
import static org.swath.results.ExampleSweep.PLAN;
import static org.swath.results.ExampleSweep.SCHEMA;
import static org.swath.results.ExampleSweep.SPEC;
import static org.swath.results.ExampleSweep.epoch;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.swath.results.CommitOutcome.State;

/**
 * What every results store promises of sweeps that are created and attempts that are committed. A
 * subclass says where it lies; each test begins with a location that does not exist.
 */
abstract class CommitContract {

  private String location;
  ResultsFolder folder;
  ResultsReader reader;

  /** A new location on the file system under test, as a URI. */
  protected abstract String newLocation() throws IOException;

  /** How to reach that file system. */
  protected abstract Configuration configuration();

  @BeforeEach
  final void openLocation() throws IOException {
    location = newLocation();
    folder = ResultsFolder.at(location, configuration());
    reader = new ResultsReader(folder);
  }

  @Test
  void createsASweepThatHoldsNoRunsYet() throws Exception {
    newStore().createSweep(PLAN, SPEC);

    assertThat(folder.holdsSweep()).isTrue();
    assertThat(folder.readText(ResultsFolder.PLAN_FILE)).isEqualTo(PLAN);
    assertThat(folder.readText(ResultsFolder.SPEC_FILE)).isEqualTo(SPEC);
    assertThat(reader.runs()).isEmpty();
    assertThat(everyFile()).containsExactlyInAnyOrder("plan.json", "sweep.yaml");
  }

  @Test
  void refusesToCreateASweepWhereOneIs() throws Exception {
    newStore().createSweep(PLAN, SPEC);

    assertThatThrownBy(() -> newStore().createSweep("{}", SPEC))
        .isInstanceOf(ResultsException.class)
        .hasMessageContaining("it is a sweep's already");
    assertThat(folder.readText(ResultsFolder.PLAN_FILE)).isEqualTo(PLAN);
  }

  @Test
  void refusesToCreateASweepAmongOtherThings() throws Exception {
    write("thesis.tex", "precious");

    assertThatThrownBy(() -> newStore().createSweep(PLAN, SPEC))
        .isInstanceOf(ResultsException.class)
        .hasMessageContaining("must be empty or missing")
        .hasMessageContaining("thesis.tex");
    assertThat(everyFile()).containsExactly("thesis.tex");
  }

  @Test
  void createsASweepAfterACreationThatWasCutShort() throws Exception {
    write("sweep.yaml", SPEC);
    write("_plan.json", "{\"ru");

    newStore().createSweep(PLAN, SPEC);

    assertThat(everyFile()).containsExactlyInAnyOrder("plan.json", "sweep.yaml");
    assertThat(folder.readText(ResultsFolder.PLAN_FILE)).isEqualTo(PLAN);
  }

  @Test
  void createsAndRecoversASweepBesideTheLeaseOfItsDriver() throws Exception {
    write("_driver", "session-1\nbeat 0 of 0123\n");

    newStore().createSweep(PLAN, SPEC);
    newStore().recover();

    assertThat(everyFile()).containsExactly("_driver", "plan.json", "sweep.yaml");
    assertThat(folder.readText("_driver")).isEqualTo("session-1\nbeat 0 of 0123\n");
  }

  @Test
  void showsNothingOfAnAttemptBeforeItsCommit() throws Exception {
    ResultsStore driver = newStore();
    driver.createSweep(PLAN, SPEC);
    attempt(newStore(), "a1", "c1", "run-1", -1.0, -2.0);

    assertThat(reader.runs()).isEmpty();
    assertThat(reader.curves("loss")).isEmpty();
    assertThat(visibleFiles()).isEmpty();
  }

  @Test
  void showsAllOfAnAttemptAfterItsCommit() throws Exception {
    ResultsStore driver = newStore();
    driver.createSweep(PLAN, SPEC);
    AttemptManifest manifest = attempt(newStore(), "a1", "c1", "run-1", -1.0, -2.0);

    assertThat(driver.commit(manifest).state()).isEqualTo(State.COMMITTED);

    assertThat(reader.runs()).extracting(record -> record.run().runId()).containsExactly("run-1");
    assertThat(reader.curves("loss").get("run-1")).containsExactly(-1.0, -2.0);
    assertThat(everyFile())
        .containsExactlyInAnyOrder(
            "plan.json", "sweep.yaml", "epochs/c1-a1.parquet", "runs/c1-a1.parquet");
  }

  @Test
  void commitsARunThatFailedBeforeItsFirstEpoch() throws Exception {
    ResultsStore driver = newStore();
    driver.createSweep(PLAN, SPEC);
    AttemptManifest manifest;
    try (Attempt attempt = driver.beginAttempt("a1", SCHEMA)) {
      attempt.addRun(ExampleSweep.failedAtOnce(ADAM, "a1"));
      manifest = attempt.finish("c1");
    }

    assertThat(driver.commit(manifest).state()).isEqualTo(State.COMMITTED);
    assertThat(reader.curves("loss").get("run-adam-1")).isEmpty();
  }

  @Test
  void commitsTheSameManifestTwiceWithTheSameEnd() throws Exception {
    ResultsStore driver = newStore();
    driver.createSweep(PLAN, SPEC);
    AttemptManifest manifest = attempt(driver, "a1", "c1", "run-1", -1.0);
    driver.commit(manifest);
    List<String> files = everyFile();

    assertThat(driver.commit(manifest).state()).isEqualTo(State.COMMITTED);
    assertThat(everyFile()).isEqualTo(files);
  }

  @Test
  void commitsOnlyOneOfTwoAttemptsAtTheSameRun() throws Exception {
    ResultsStore driver = newStore();
    driver.createSweep(PLAN, SPEC);
    AttemptManifest first = attempt(driver, "a1", "c1", "run-1", -1.0);
    AttemptManifest second = attempt(driver, "a2", "c1", "run-1", -1.0);
    driver.commit(first);

    assertThat(driver.commit(second).state()).isEqualTo(State.ALREADY_COMMITTED);
    driver.abandon("a2");

    assertThat(reader.attemptsByRun()).containsOnlyKeys("run-1").containsValue("a1");
    assertThat(everyFile()).noneMatch(name -> name.contains("a2"));
  }

  @Test
  void saysLoudlyThatARunCameOutDifferently() throws Exception {
    ResultsStore driver = newStore();
    driver.createSweep(PLAN, SPEC);
    AttemptManifest first = attempt(driver, "a1", "c1", "run-1", -1.0);
    AttemptManifest second = attempt(driver, "a2", "c1", "run-1", Math.nextUp(-1.0));
    driver.commit(first);

    CommitOutcome outcome = driver.commit(second);

    assertThat(outcome.state()).isEqualTo(State.CONTRADICTED);
    assertThat(outcome.reason())
        .contains("run run-1 has result " + digest(first) + " from attempt a1")
        .contains(digest(second) + " from attempt a2");
    assertThat(reader.attemptsByRun()).containsOnlyKeys("run-1").containsValue("a1");
    assertThat(reader.curves("loss").get("run-1")).containsExactly(-1.0);
    driver.abandon("a2");
  }

  @Test
  void stillKnowsAfterARecoveryWhatEachRunMeasured() throws Exception {
    ResultsStore first = newStore();
    first.createSweep(PLAN, SPEC);
    first.commit(attempt(first, "a1", "c1", "run-1", -1.0));
    stopHalfWay(attempt(first, "a2", "c2", "run-2", -1.0));

    ResultsStore second = newStore();
    second.recover();

    assertThat(second.commit(attempt(second, "b1", "c1", "run-1", -2.0)).state())
        .isEqualTo(State.CONTRADICTED);
    assertThat(second.commit(attempt(second, "b2", "c2", "run-2", -2.0)).state())
        .isEqualTo(State.CONTRADICTED);
    assertThat(second.commit(attempt(second, "b3", "c2", "run-2", -1.0)).state())
        .isEqualTo(State.ALREADY_COMMITTED);
  }

  @Test
  void commitsNothingOfAnAttemptThatSharesSomeRunsWithACommittedOne() throws Exception {
    ResultsStore driver = newStore();
    driver.createSweep(PLAN, SPEC);
    driver.commit(attempt(driver, "a1", "c1", "run-adam-1", -1.0));
    AttemptManifest overlapping;
    try (Attempt attempt = driver.beginAttempt("a2", SCHEMA)) {
      attempt.addRun(ExampleSweep.failedAtOnce(ADAM, "a2"));
      attempt.addRun(ExampleSweep.failedAtOnce(ExampleSweep.SGD, "a2"));
      overlapping = attempt.finish("c2");
    }

    CommitOutcome outcome = driver.commit(overlapping);

    assertThat(outcome.state()).isEqualTo(State.FAILED);
    assertThat(outcome.reason())
        .contains("1 of its 2 runs are held by attempts [a1]")
        .contains("the others by none")
        .contains("run run-adam-1 has result");
    assertThat(reader.attemptsByRun()).containsOnlyKeys("run-adam-1");
  }

  @Test
  void failsToCommitFilesThatAreNotWhatTheManifestSays() throws Exception {
    ResultsStore driver = newStore();
    driver.createSweep(PLAN, SPEC);
    AttemptManifest manifest = attempt(driver, "a1", "c1", "run-1", -1.0);
    FileSystem fileSystem = folder.fileSystem();
    try (FSDataOutputStream out = fileSystem.create(folder.resolve(manifest.runs().path()), true)) {
      out.writeBytes("cut short");
    }

    CommitOutcome outcome = driver.commit(manifest);

    assertThat(outcome.state()).isEqualTo(State.FAILED);
    assertThat(outcome.reason())
        .contains("_attempts/a1/runs.parquet must have the manifest's length")
        .contains("but has 9");
    assertThat(visibleFiles()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"epochs", "runs"})
  void failsToCommitAFileWithOneBitFlipped(String kind) throws Exception {
    ResultsStore driver = newStore();
    driver.createSweep(PLAN, SPEC);
    AttemptManifest manifest = attempt(driver, "a1", "c1", "run-1", -1.0);
    Path file = folder.resolve("_attempts/a1/" + kind + ".parquet");
    byte[] bytes;
    try (FSDataInputStream in = folder.fileSystem().open(file)) {
      bytes = in.readAllBytes();
    }
    bytes[bytes.length / 3] ^= 1;
    try (FSDataOutputStream out = folder.fileSystem().create(file, true)) {
      out.write(bytes);
    }

    CommitOutcome outcome = driver.commit(manifest);

    assertThat(outcome.state()).isEqualTo(State.FAILED);
    assertThat(outcome.reason())
        .contains(file.toString())
        .contains("must have the manifest's SHA-256");
    assertThat(visibleFiles()).isEmpty();
  }

  @Test
  void failsToCommitAnAttemptWhoseFilesAreGone() throws Exception {
    ResultsStore driver = newStore();
    driver.createSweep(PLAN, SPEC);
    AttemptManifest manifest = attempt(driver, "a1", "c1", "run-1", -1.0);
    driver.abandon("a1");

    CommitOutcome outcome = driver.commit(manifest);

    assertThat(outcome.state()).isEqualTo(State.FAILED);
    assertThat(outcome.reason()).contains("is missing");
  }

  @Test
  void neverOverwritesWhatBearsTheNameAlready() throws Exception {
    ResultsStore driver = newStore();
    driver.createSweep(PLAN, SPEC);
    AttemptManifest manifest = attempt(driver, "a1", "c1", "run-1", -1.0);
    AttemptManifest other = attempt(driver, "a2", "c1", "run-1", -5.0);
    folder
        .fileSystem()
        .rename(folder.resolve(other.epochs().path()), folder.resolve("epochs/c1-a1.parquet"));

    assertThat(driver.commit(manifest).state()).isEqualTo(State.FAILED);

    try (StoredFile file = StoredFile.open(folder, folder.resolve("epochs/c1-a1.parquet"))) {
      file.forEachRow(List.of("loss"), row -> assertThat(row.number("loss")).isEqualTo(-5.0));
    }
    assertThat(reader.runs()).isEmpty();
  }

  @Test
  void opensBeforeItCommits() throws Exception {
    newStore().createSweep(PLAN, SPEC);
    AttemptManifest manifest = attempt(newStore(), "a1", "c1", "run-1", -1.0);

    assertThatThrownBy(() -> newStore().commit(manifest))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("createSweep() or recover()");
    assertThatThrownBy(() -> newStore().abandon("a1")).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void refusesAnAttemptIdThatIsInUse() throws Exception {
    newStore().createSweep(PLAN, SPEC);
    attempt(newStore(), "a1", "c1", "run-1", -1.0);

    assertThatThrownBy(() -> newStore().beginAttempt("a1", SCHEMA))
        .isInstanceOf(ResultsException.class)
        .hasMessageContaining("An attempt id must be new");
  }

  /** Trains nothing: writes an attempt of the run {@code runId} with the given losses. */
  static AttemptManifest attempt(
      ResultsStore store, String attemptId, String cohortId, String runId, double... losses)
      throws IOException {
    RunIdentity run = new RunIdentity(runId, "conf", Map.of("optimizer", "adam"), 1);
    try (Attempt attempt = store.beginAttempt(attemptId, SCHEMA)) {
      for (int i = 0; i < losses.length; i++) {
        attempt.addEpoch(epoch(run, i + 1, losses[i]));
      }
      attempt.addRun(
          ExampleSweep.completed(run, attemptId, losses.length, losses[losses.length - 1]));
      return attempt.finish(cohortId);
    }
  }

  private static String digest(AttemptManifest manifest) {
    return manifest.outcomes().get(0).resultDigest().substring(0, 12);
  }

  ResultsStore newStore() {
    return HadoopResultsStore.at(location, configuration());
  }

  /** What a driver leaves that dies between the two steps of a commit. */
  void stopHalfWay(AttemptManifest manifest) throws IOException {
    Path target =
        folder.resolve(ResultsFolder.committedFile(manifest.committedName(), ResultsFolder.EPOCHS));
    assertThat(folder.fileSystem().rename(folder.resolve(manifest.epochs().path()), target))
        .isTrue();
  }

  void write(String path, String text) throws IOException {
    try (FSDataOutputStream out = folder.fileSystem().create(folder.resolve(path), true)) {
      out.writeBytes(text);
    }
  }

  List<String> visibleFiles() throws IOException {
    return everyFile().stream().filter(name -> name.matches("(epochs|runs)/.*")).toList();
  }

  List<String> everyFile() throws IOException {
    List<String> names = new ArrayList<>();
    addFiles(folder.root(), names);
    names.sort(String::compareTo);
    return names;
  }

  private void addFiles(Path directory, List<String> names) throws IOException {
    for (FileStatus status : folder.fileSystem().listStatus(directory)) {
      if (status.isDirectory()) {
        addFiles(status.getPath(), names);
      } else {
        names.add(folder.relative(status.getPath()));
      }
    }
  }
}
