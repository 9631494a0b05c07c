package org.swath.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.swath.results.CommitContract.attempt;
import static org.swath.results.ExampleSweep.PLAN;
import static org.swath.results.ExampleSweep.SPEC;

import java.io.IOException;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.swath.results.CommitOutcome.State;
import org.swath.results.FaultyStore.Fault;

/**
 * What a results store promises when the storage fails: it tells the truth about a commit, and in
 * the end each run counts once. Every call that it makes to the storage goes wrong in turn. A
 * subclass says on which file system.
 */
public abstract class FaultyCommitContract {

  /** An undisturbed commit: read, read, look, rename, look, rename, clean up. */
  private static final int LEAST_CALLS = 7;

  private FaultyStore storage;
  private ResultsFolder folder;
  private ResultsFolder healthy;
  private HadoopResultsStore driver;
  private AttemptManifest manifest;
  private int folders;

  /** The file system under test. */
  protected abstract FileSystem fileSystem() throws IOException;

  /** A folder on it that does not exist. */
  protected abstract Path newLocation() throws IOException;

  @BeforeEach
  final void openStorage() throws IOException {
    storage = new FaultyStore(fileSystem());
  }

  @ParameterizedTest
  @EnumSource
  void tellsTheTruthAndSettlesWhenItIsAskedAgain(Fault fault) throws Exception {
    Set<State> seen = EnumSet.noneOf(State.class);
    for (int call = 1; call <= callsOfACommit(); call++) {
      seen.add(truth(commit(fault, call, 0)));

      assertThat(driver.commit(manifest).state()).isEqualTo(State.COMMITTED);
      requireRunOnce("a1");
    }
    requireTold(fault, seen);
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "DELAYED")
  void tellsTheTruthAndSettlesWhenTheNextDriverRecovers(Fault fault) throws Exception {
    for (int call = 1; call <= callsOfACommit(); call++) {
      State told = truth(commit(fault, call, 0));

      HadoopResultsStore next = new HadoopResultsStore(healthy);
      boolean committed = next.recover().committedRuns().contains("run-1");

      if (told != State.UNKNOWN) {
        assertThat(committed).isEqualTo(told == State.COMMITTED);
      }
      if (!committed) {
        assertThat(next.commit(attempt(next, "b1", "c1", "run-1", -1.0)).state())
            .isEqualTo(State.COMMITTED);
      }
      requireRunOnce(committed ? "a1" : "b1");
    }
  }

  /** An attempt that failed is given up and another takes its place, as the driver does it. */
  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "DELAYED")
  void commitsAnotherAttemptWhereItSaysThatOneHasFailed(Fault fault) throws Exception {
    for (int call = 1; call <= callsOfACommit(); call++) {
      if (truth(commit(fault, call, 0)) == State.FAILED) {
        driver.abandon("a1");

        assertThat(driver.commit(attempt(driver, "b1", "c1", "run-1", -1.0)).state())
            .isEqualTo(State.COMMITTED);
        requireRunOnce("b1");
      }
    }
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "DELAYED")
  void recoversAgainAfterARecoveryThatFailed(Fault fault) throws Exception {
    halfACommit();
    storage.fail(fault, 0, 0);
    new HadoopResultsStore(folder).recover();
    int calls = storage.calls();
    for (int call = 1; call <= calls; call++) {
      halfACommit();
      storage.fail(fault, call, 0);
      try {
        new HadoopResultsStore(folder).recover();
      } catch (IOException e) {
        assertThat(e).hasMessageContaining("fault");
      }
      storage.fail(fault, 0, 0);

      assertThat(new HadoopResultsStore(healthy).recover().committedRuns()).contains("run-1");
      requireRunOnce("a1");
    }
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "DELAYED")
  void writesAnAttemptWholeOrSaysThatItIsNot(Fault fault) throws Exception {
    beginSweep();
    storage.fail(fault, 0, 0);
    attempt(driver, "a1", "c1", "run-1", -1.0);
    int calls = storage.calls();
    for (int call = 1; call <= calls; call++) {
      beginSweep();
      storage.fail(fault, call, 0);
      String attemptId = "a1";
      try {
        manifest = attempt(driver, attemptId, "c1", "run-1", -1.0);
        storage.fail(fault, 0, 0);
      } catch (IOException e) {
        storage.fail(fault, 0, 0);
        assertThat(healthy.visibleFiles(ResultsFolder.EPOCHS)).isEmpty();
        attemptId = "b1";
        manifest = attempt(driver, attemptId, "c1", "run-1", -1.0);
      }
      assertThat(driver.commit(manifest).state()).isEqualTo(State.COMMITTED);
      requireRunOnce(attemptId);
    }
  }

  /** Commits the attempt a1 at run-1 in a new folder, with the calls of these numbers failing. */
  final CommitOutcome commit(Fault fault, int first, int second) throws IOException {
    beginSweep();
    manifest = attempt(driver, "a1", "c1", "run-1", -1.0);
    storage.fail(fault, first, second);
    CommitOutcome outcome = driver.commit(manifest);
    storage.fail(fault, 0, 0);
    return outcome;
  }

  /** How many calls a commit makes when nothing goes wrong. */
  final int callsOfACommit() throws IOException {
    beginSweep();
    AttemptManifest undisturbed = attempt(driver, "a1", "c1", "run-1", -1.0);
    storage.fail(Fault.DELAYED, 0, 0);
    driver.commit(undisturbed);
    assertThat(storage.calls()).isGreaterThanOrEqualTo(LEAST_CALLS);
    return storage.calls();
  }

  /** The state that was told, if it is true by what lies in the folder. */
  final State truth(CommitOutcome outcome) throws IOException {
    boolean epochsVisible = !healthy.visibleFiles(ResultsFolder.EPOCHS).isEmpty();
    boolean runsVisible = !healthy.visibleFiles(ResultsFolder.RUNS).isEmpty();
    switch (outcome.state()) {
      case COMMITTED -> requireRunOnce("a1");
      case FAILED -> {
        assertThat(epochsVisible).as("epochs after %s", outcome).isFalse();
        assertThat(runsVisible).as("runs after %s", outcome).isFalse();
      }
      case UNKNOWN -> {
        assertThat(epochsVisible || isPrivate(manifest.epochs())).as("%s", outcome).isTrue();
        assertThat(runsVisible || isPrivate(manifest.runs())).as("%s", outcome).isTrue();
      }
      case ALREADY_COMMITTED, CONTRADICTED -> throw new AssertionError(outcome);
    }
    return outcome.state();
  }

  /** What a reader sees who knows nothing of Swath's protocol: the run, once. */
  final void requireRunOnce(String attemptId) throws IOException {
    assertThat(healthy.visibleFiles(ResultsFolder.RUNS))
        .extracting(Path::getName)
        .containsExactly("c1-" + attemptId + ".parquet");
    assertThat(healthy.visibleFiles(ResultsFolder.EPOCHS))
        .extracting(Path::getName)
        .containsExactly("c1-" + attemptId + ".parquet");
    ResultsReader reader = new ResultsReader(healthy);
    assertThat(reader.attemptsByRun()).isEqualTo(Map.of("run-1", attemptId));
    assertThat(reader.curves("loss").get("run-1")).containsExactly(-1.0);
  }

  /** Commits the manifest of the last {@link #commit} again, with nothing failing. */
  final State commitAgain() {
    return driver.commit(manifest).state();
  }

  private static void requireTold(Fault fault, Set<State> seen) {
    switch (fault) {
      case BEFORE_EFFECT -> assertThat(seen).contains(State.COMMITTED, State.FAILED);
      case AFTER_EFFECT -> assertThat(seen).contains(State.COMMITTED);
      case DELAYED -> assertThat(seen).containsExactly(State.COMMITTED);
    }
  }

  private void beginSweep() throws IOException {
    Path root = new Path(newLocation(), "sweep-" + folders++);
    folder = new ResultsFolder(storage, root);
    healthy = new ResultsFolder(fileSystem(), root);
    storage.fail(Fault.DELAYED, 0, 0);
    driver = new HadoopResultsStore(folder);
    driver.createSweep(PLAN, SPEC);
  }

  /** Leaves what a driver leaves that dies between the two steps, and an attempt beside it. */
  private void halfACommit() throws IOException {
    beginSweep();
    manifest = attempt(driver, "a1", "c1", "run-1", -1.0);
    attempt(driver, "a2", "c2", "run-2", -1.0);
    fileSystem()
        .rename(
            healthy.resolve(manifest.epochs().path()),
            healthy.resolve(
                ResultsFolder.committedFile(manifest.committedName(), ResultsFolder.EPOCHS)));
  }

  private boolean isPrivate(WrittenFile file) throws IOException {
    return fileSystem().exists(healthy.resolve(file.path()));
  }
}
