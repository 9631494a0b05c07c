package org.swath.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.swath.results.ExampleSweep.ADAM;
import static org.swath.results.ExampleSweep.PLAN;
import static org.swath.results.ExampleSweep.SCHEMA;
import static org.swath.results.ExampleSweep.SPEC;
import static org.swath.results.ExampleSweep.completed;
import static org.swath.results.ExampleSweep.epoch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.swath.results.CommitOutcome.State;
import org.swath.results.FaultyFileSystem.Fault;

/** The contract holds on this file system too; beyond it, what a store does when storage fails. */
class FaultyResultsStoreTest extends ResultsStoreContract {

  private static final String EPOCHS = "epochs/c1-a1.parquet";
  private static final String RUNS = "runs/c1-a1.parquet";

  @TempDir Path directory;
  private final Configuration configuration = FaultyFileSystem.configuration();
  private FaultyFileSystem storage;
  private ResultsStore driver;

  @Override
  protected String newLocation() {
    return FaultyFileSystem.ROOT + directory.resolve("results").toString();
  }

  @Override
  protected Configuration configuration() {
    return configuration;
  }

  @BeforeEach
  void openStorage() throws IOException {
    storage = FaultyFileSystem.shared(configuration);
    driver = HadoopResultsStore.at(newLocation(), configuration);
  }

  @AfterEach
  void everyFaultHappened() throws IOException {
    storage.close();
    assertThat(storage.pending()).isEmpty();
  }

  @Test
  void aPlanIsReplacedWithItsSpec() throws Exception {
    driver.createSweep(PLAN, SPEC);
    driver.replacePlan("{\"grown\": true}", "name: grown\n");

    ResultsFolder folder = ResultsFolder.at(newLocation(), configuration);
    assertThat(folder.readText(ResultsFolder.PLAN_FILE)).isEqualTo("{\"grown\": true}");
    assertThat(folder.readText(ResultsFolder.SPEC_FILE)).isEqualTo("name: grown\n");
    assertThat(files()).containsExactly("plan.json", "sweep.yaml");
  }

  @ParameterizedTest
  @CsvSource({
    "CREATE_THROWS, __next-plan.json, old",
    "RENAME_THROWS_BEFORE_EFFECT, _next-plan.json, old",
    "DELETE_THROWS, plan.json, old",
    "RENAME_THROWS_BEFORE_EFFECT, /plan.json, new"
  })
  void aPlanWhoseReplacementIsCutShortIsTheOldOneOrTheNewOne(
      Fault fault, String path, String survivor) throws Exception {
    driver.createSweep("old", SPEC);
    storage.failNext(fault, path);
    assertThatThrownBy(() -> driver.replacePlan("new", SPEC)).isInstanceOf(IOException.class);

    ResultsFolder folder = ResultsFolder.at(newLocation(), configuration);
    assertThat(folder.holdsSweep()).isTrue();
    assertThat(folder.readText(ResultsFolder.PLAN_FILE)).as("to a reader").isEqualTo(survivor);
    ResultsStore next = HadoopResultsStore.at(newLocation(), configuration);
    next.recover();
    assertThat(folder.readText(ResultsFolder.PLAN_FILE)).isEqualTo(survivor);
    next.replacePlan("new", SPEC);
    assertThat(folder.readText(ResultsFolder.PLAN_FILE)).isEqualTo("new");
    assertThat(files()).containsExactly("plan.json", "sweep.yaml");
  }

  @ParameterizedTest
  @EnumSource(names = {"RENAME_THROWS_AFTER_EFFECT", "RENAME_REFUSES_AFTER_EFFECT"})
  void commitsThoughTheStoreSaysNoAfterDoingIt(Fault fault) throws Exception {
    AttemptManifest manifest = attemptAtRunOne();
    storage.failNext(fault, EPOCHS);
    storage.failNext(fault, RUNS);

    assertThat(driver.commit(manifest).state()).isEqualTo(State.COMMITTED);
    assertThat(files()).containsExactly(EPOCHS, "plan.json", RUNS, "sweep.yaml");
  }

  @ParameterizedTest
  @ValueSource(strings = {"epochs", "runs"})
  void anAttemptIsNotFinishedUntilBothFilesAreOnTheDevice(String kind) throws Exception {
    driver.createSweep(PLAN, SPEC);
    storage.failNext(Fault.FLUSH_THROWS, "_attempts/a1/" + kind + ".parquet");

    try (Attempt attempt = driver.beginAttempt("a1", SCHEMA)) {
      attempt.addEpoch(epoch(ADAM, 1, 1.0));
      attempt.addRun(completed(ADAM, "a1", 1, 1.0));
      assertThatThrownBy(() -> attempt.finish("c1"))
          .isInstanceOf(IOException.class)
          .hasMessage("fault in flushing");
    }

    assertThat(files()).containsExactly("plan.json", "sweep.yaml");
  }

  @Test
  void commitsThoughTheStoreLeavesTheOriginals() throws Exception {
    AttemptManifest manifest = attemptAtRunOne();
    storage.failNext(Fault.RENAME_COPIES_ONLY, EPOCHS);
    storage.failNext(Fault.RENAME_COPIES_ONLY, RUNS);

    assertThat(driver.commit(manifest).state()).isEqualTo(State.COMMITTED);
    assertThat(files()).containsExactly(EPOCHS, "plan.json", RUNS, "sweep.yaml");
  }

  @ParameterizedTest
  @EnumSource(names = {"RENAME_THROWS_BEFORE_EFFECT", "RENAME_REFUSES"})
  void showsNothingWhenTheFirstStepFails(Fault fault) throws Exception {
    AttemptManifest manifest = attemptAtRunOne();
    storage.failNext(fault, EPOCHS);

    CommitOutcome outcome = driver.commit(manifest);

    assertThat(outcome.state()).isEqualTo(State.FAILED);
    assertThat(outcome.reason()).contains(EPOCHS);
    assertThat(files()).noneMatch(name -> name.matches("(epochs|runs)/.*"));
  }

  @ParameterizedTest
  @EnumSource(names = {"RENAME_THROWS_BEFORE_EFFECT", "RENAME_REFUSES"})
  void showsNothingWhenTheSecondStepFails(Fault fault) throws Exception {
    AttemptManifest manifest = attemptAtRunOne();
    storage.failNext(fault, RUNS);

    CommitOutcome outcome = driver.commit(manifest);

    assertThat(outcome.state()).isEqualTo(State.FAILED);
    assertThat(outcome.reason()).contains(RUNS);
    assertThat(files()).noneMatch(name -> name.matches("(epochs|runs)/.*"));
  }

  @Test
  void showsNothingWhenTheSecondStepFailsAndTheFirstLeftItsOriginal() throws Exception {
    AttemptManifest manifest = attemptAtRunOne();
    storage.failNext(Fault.RENAME_COPIES_ONLY, EPOCHS);
    storage.failNext(Fault.RENAME_REFUSES, RUNS);

    assertThat(driver.commit(manifest).state()).isEqualTo(State.FAILED);
    assertThat(files()).noneMatch(name -> name.matches("(epochs|runs)/.*"));
  }

  @Test
  void commitsAfterAllWhenAFailedCommitIsTriedAgain() throws Exception {
    AttemptManifest manifest = attemptAtRunOne();
    storage.failNext(Fault.RENAME_REFUSES, RUNS);
    driver.commit(manifest);

    assertThat(driver.commit(manifest).state()).isEqualTo(State.COMMITTED);
  }

  @Test
  void commitsAnotherAttemptAfterAFailedOne() throws Exception {
    AttemptManifest manifest = attemptAtRunOne();
    storage.failNext(Fault.RENAME_REFUSES, RUNS);
    driver.commit(manifest);
    driver.abandon("a1");

    AttemptManifest second = attempt(driver, "a2", "c1", "run-1", -1.0);
    assertThat(driver.commit(second).state()).isEqualTo(State.COMMITTED);
    assertThat(files())
        .containsExactly("epochs/c1-a2.parquet", "plan.json", "runs/c1-a2.parquet", "sweep.yaml");
  }

  @Test
  void deletesNothingWhenItCannotTellWhatBecameOfACommit() throws Exception {
    AttemptManifest manifest = stuckHalfWay();

    assertThat(files()).contains(EPOCHS, manifest.runs().path());
    assertThatThrownBy(() -> driver.abandon("a1"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("commit it again");
    assertThat(files()).contains(EPOCHS, manifest.runs().path());
  }

  @Test
  void settlesAnUnknownCommitWhenItIsTriedAgain() throws Exception {
    AttemptManifest manifest = stuckHalfWay();

    assertThat(driver.commit(manifest).state()).isEqualTo(State.COMMITTED);
    assertThat(files()).containsExactly(EPOCHS, "plan.json", RUNS, "sweep.yaml");
  }

  @Test
  void leavesAnUnknownCommitUnknownWhileItCannotLook() throws Exception {
    AttemptManifest manifest = stuckHalfWay();
    storage.failNext(Fault.LOOKING_THROWS, EPOCHS);

    assertThat(driver.commit(manifest).state()).isEqualTo(State.UNKNOWN);
    assertThat(files()).contains(EPOCHS, manifest.runs().path());
  }

  @Test
  void commitsNoOtherAttemptWhileOneIsUnknown() throws Exception {
    stuckHalfWay();
    AttemptManifest second = attempt(driver, "a2", "c1", "run-1", -1.0);

    assertThat(driver.commit(second).state()).isEqualTo(State.FAILED);
    assertThat(files()).doesNotContain("epochs/c1-a2.parquet", "runs/c1-a2.parquet");
  }

  @Test
  void recoversFromAnUnknownCommit() throws Exception {
    stuckHalfWay();

    Recovery recovery = HadoopResultsStore.at(newLocation(), configuration).recover();

    assertThat(recovery).isEqualTo(new Recovery(Set.of("run-1"), 1, 0, 1));
    assertThat(files()).containsExactly(EPOCHS, "plan.json", RUNS, "sweep.yaml");
  }

  @Test
  void staysCommittedWhenThePrivateFolderCannotBeRemoved() throws Exception {
    AttemptManifest manifest = attemptAtRunOne();
    storage.failNext(Fault.DELETE_THROWS, "_attempts/a1");

    assertThat(driver.commit(manifest).state()).isEqualTo(State.COMMITTED);
  }

  @Test
  void recoversAgainWhenARecoveryWasInterrupted() throws Exception {
    attemptAtRunOne();
    storage.failNext(Fault.DELETE_THROWS, "_attempts/a1");
    ResultsStore next = HadoopResultsStore.at(newLocation(), configuration);
    assertThatThrownBy(next::recover).isInstanceOf(IOException.class);

    assertThat(next.recover()).isEqualTo(new Recovery(Set.of(), 0, 0, 1));
  }

  @Test
  void leavesNoHalfAttemptWhenItsSecondFileCannotBeCreated() throws Exception {
    driver.createSweep(PLAN, SPEC);
    storage.failNext(Fault.CREATE_THROWS, "_attempts/a1/runs.parquet");

    assertThatThrownBy(() -> driver.beginAttempt("a1", SCHEMA)).isInstanceOf(IOException.class);
    assertThat(files()).containsExactly("plan.json", "sweep.yaml");
    assertThat(attempt(driver, "a1", "c1", "run-1", -1.0).outcomes()).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource(names = {"RENAME_THROWS_BEFORE_EFFECT", "RENAME_REFUSES"})
  void createsTheSweepWhenACreationIsTriedAgain(Fault fault) throws Exception {
    storage.failNext(fault, "plan.json");
    assertThatThrownBy(() -> driver.createSweep(PLAN, SPEC)).isInstanceOf(IOException.class);

    driver.createSweep(PLAN, SPEC);
    assertThat(files()).containsExactly("plan.json", "sweep.yaml");
  }

  @Test
  void createsTheSweepThoughTheStoreSaysNoAfterDoingIt() throws Exception {
    storage.failNext(Fault.RENAME_THROWS_AFTER_EFFECT, "plan.json");

    driver.createSweep(PLAN, SPEC);

    assertThat(files()).containsExactly("plan.json", "sweep.yaml");
  }

  private AttemptManifest attemptAtRunOne() throws IOException {
    driver.createSweep(PLAN, SPEC);
    return attempt(driver, "a1", "c1", "run-1", -1.0);
  }

  /** A commit whose second step failed and whose first could not be taken back. */
  private AttemptManifest stuckHalfWay() throws IOException {
    AttemptManifest manifest = attemptAtRunOne();
    storage.failNext(Fault.RENAME_THROWS_BEFORE_EFFECT, RUNS);
    storage.failNext(Fault.RENAME_THROWS_BEFORE_EFFECT, "_attempts/a1/epochs.parquet");
    assertThat(driver.commit(manifest).state()).isEqualTo(State.UNKNOWN);
    return manifest;
  }

  private List<String> files() throws IOException {
    Path results = directory.resolve("results");
    try (Stream<Path> paths = Files.walk(results)) {
      return paths
          .filter(Files::isRegularFile)
          .map(path -> results.relativize(path).toString())
          .sorted()
          .toList();
    }
  }
}
