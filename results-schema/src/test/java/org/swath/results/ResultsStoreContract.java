package org.swath.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.swath.results.ExampleSweep.PLAN;
import static org.swath.results.ExampleSweep.SPEC;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.swath.results.CommitOutcome.State;

/**
 * What every results store promises, whatever it lies on: besides commits, that what a driver left
 * is recovered, and that what is compacted is the same.
 */
public abstract class ResultsStoreContract extends CommitContract {

  @Test
  void doesNotRecoverWhatIsNoSweep() {
    assertThatThrownBy(() -> newStore().recover())
        .isInstanceOf(ResultsException.class)
        .hasMessageContaining("must hold plan.json");
  }

  @Test
  void recoversWhatWasCommittedAndRemovesWhatWasNot() throws Exception {
    ResultsStore first = newStore();
    first.createSweep(PLAN, SPEC);
    first.commit(attempt(first, "a1", "c1", "run-1", -1.0));
    attempt(first, "a2", "c2", "run-2", -1.0);

    ResultsStore second = newStore();
    assertThat(second.recover()).isEqualTo(new Recovery(Set.of("run-1"), 0, 0, 1));

    assertThat(everyFile()).noneMatch(name -> name.startsWith("_"));
    AttemptManifest again = attempt(second, "b1", "c1", "run-1", -1.0);
    assertThat(second.commit(again).state()).isEqualTo(State.ALREADY_COMMITTED);
    AttemptManifest missing = attempt(second, "b2", "c2", "run-2", -1.0);
    assertThat(second.commit(missing).state()).isEqualTo(State.COMMITTED);
  }

  @Test
  void finishesACommitThatStoppedHalfWay() throws Exception {
    ResultsStore first = newStore();
    first.createSweep(PLAN, SPEC);
    AttemptManifest manifest = attempt(first, "app-7.1", "c1", "run-1", -1.0, -2.0);
    stopHalfWay(manifest);

    assertThat(newStore().recover()).isEqualTo(new Recovery(Set.of("run-1"), 1, 0, 1));

    assertThat(reader.curves("loss").get("run-1")).containsExactly(-1.0, -2.0);
    assertThat(everyFile()).contains("runs/c1-app-7.1.parquet").noneMatch(n -> n.startsWith("_"));
    assertThat(newStore().recover()).isEqualTo(new Recovery(Set.of("run-1"), 0, 0, 0));
  }

  @Test
  void undoesACommitThatStoppedHalfWayWhenItsRecordsAreGone() throws Exception {
    ResultsStore first = newStore();
    first.createSweep(PLAN, SPEC);
    AttemptManifest manifest = attempt(first, "a1", "c1", "run-1", -1.0);
    stopHalfWay(manifest);
    folder.fileSystem().delete(folder.resolve(manifest.runs().path()), false);

    assertThat(newStore().recover()).isEqualTo(new Recovery(Set.of(), 0, 1, 1));
    assertThat(everyFile()).containsExactlyInAnyOrder("plan.json", "sweep.yaml");
  }

  @Test
  void undoesACommitThatStoppedHalfWayWhenItsRecordsAreNotWhole() throws Exception {
    ResultsStore first = newStore();
    first.createSweep(PLAN, SPEC);
    AttemptManifest manifest = attempt(first, "a1", "c1", "run-1", -1.0);
    stopHalfWay(manifest);
    write(manifest.runs().path(), "PAR1 but not for long");

    assertThat(newStore().recover()).isEqualTo(new Recovery(Set.of(), 0, 1, 1));
    assertThat(visibleFiles()).isEmpty();
  }

  @Test
  void compactsWhatIsCommittedAndCommitsOn() throws Exception {
    compactsAndCommitsOn(CompactionSwap.of(folder));
  }

  @Test
  void compactsFileByFileToo() throws Exception {
    compactsAndCommitsOn(CompactionSwap.FILES);
  }

  private void compactsAndCommitsOn(CompactionSwap swap) throws IOException {
    ResultsStore first = newStore();
    first.createSweep(PLAN, SPEC);
    first.commit(attempt(first, "a1", "c1", "run-1", -1.0, Double.NaN));
    first.commit(attempt(first, "a2", "c2", "run-2", -3.0));
    List<RunRecord> records = reader.runs();

    new Compaction(folder, swap, 1, () -> {}).run(RunSelection.KEEP_ALL);

    assertThat(reader.runs()).isEqualTo(records);
    assertThat(reader.curves("loss").get("run-1")).containsExactly(-1.0, Double.NaN);
    assertThat(everyFile())
        .hasSize(6)
        .filteredOn(name -> !name.matches("(epochs|runs)/part\\.000[01]\\.[0-9a-f]{12}\\.parquet"))
        .containsExactly("plan.json", "sweep.yaml");
    ResultsStore second = newStore();
    assertThat(second.recover()).isEqualTo(new Recovery(Set.of("run-1", "run-2"), 0, 0, 0));
    AttemptManifest next = attempt(second, "b1", "c1", "run-3", -5.0);
    assertThat(second.commit(next).state()).isEqualTo(State.COMMITTED);
    assertThat(reader.attemptsByRun().keySet())
        .containsExactlyInAnyOrder("run-1", "run-2", "run-3");
  }

  @Test
  void saysSoWhenRunsHaveLostTheirEpochs() throws Exception {
    ResultsStore first = newStore();
    first.createSweep(PLAN, SPEC);
    first.commit(attempt(first, "a1", "c1", "run-1", -1.0));
    folder.fileSystem().delete(folder.resolve("epochs/c1-a1.parquet"), false);

    assertThatThrownBy(() -> newStore().recover())
        .isInstanceOf(ResultsException.class)
        .hasMessageContaining("runs/c1-a1.parquet")
        .hasMessageContaining("has none");
  }
}
