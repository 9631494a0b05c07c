package org.swath.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.swath.jobs.SwathRunner.file;
import static org.swath.jobs.SwathRunner.smallSpec;
import static org.swath.jobs.SwathRunner.standardBuiltIns;
import static org.swath.jobs.SwathRunner.swath;
import static org.swath.jobs.SwathRunner.swathWith;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.swath.jobs.SwathRunner.Answer;
import org.swath.jobs.executor.NumericRequirement;

/** Whole sweeps in Spark's local mode. */
class SweepIT {

  @TempDir private Path folder;

  @Test
  void trainsCommitsAndReportsASweepAndDuckDbReadsIt() throws Exception {
    Path results = folder.resolve("results");
    Answer answer = run(results, smallSpec());

    assertThat(answer.exitCode()).isZero();
    assertThat(answer.console()).contains("4 runs committed").contains("4 completed");
    assertThat(answer.out()).contains("optimizer").contains("adam").contains("sgd");
    try (DuckDbResults duckDb = new DuckDbResults(results)) {
      assertThat(
              duckDb.rows(
                  "select optimizer, momentum, seed, status, epochs_completed from runs"
                      + " order by optimizer, seed"))
          .containsExactly(
              List.of("adam", "null", "1", "completed", "3"),
              List.of("adam", "null", "2", "completed", "3"),
              List.of("sgd", "0.5", "1", "completed", "3"),
              List.of("sgd", "0.5", "2", "completed", "3"));
      assertThat(
              duckDb.rows(
                  "select count(*), count(distinct run_id), min(epoch), max(epoch) from epochs"))
          .containsExactly(List.of("12", "4", "1", "3"));
      assertThat(
              duckDb.rows(
                  "select count(*) from runs join epochs using (run_id)"
                      + " where epoch = epochs_completed and loss = final_loss"
                      + " and abs(loss - (lse + variance + decorrelation)) < 1e-9 * abs(loss)"
                      + " and probe_accuracy between 0.1 and 1 and train_seconds > 0"
                      + " and active_units > 0 and reconstruction_error between 0 and 1"))
          .as("the last epoch's loss is the final loss, and the terms add up")
          .containsExactly(List.of("4"));
      assertThat(duckDb.rows("select distinct device from runs"))
          .containsExactly(List.of("cpu " + NumericRequirement.fittingKernel().label()));
    }
  }

  @Test
  void givesTheSameBitsAgainAndWithAnotherNumberOfSlots() throws Exception {
    Path first = folder.resolve("first");
    Path again = folder.resolve("again");
    Path oneSlot = folder.resolve("one-slot");
    run(first, smallSpec(), "--slots", "2");
    run(again, smallSpec(), "--slots", "2");
    run(oneSlot, smallSpec(), "--slots", "1");

    List<List<String>> expected = bits(first);
    assertThat(expected).hasSize(12 + 4);
    assertThat(bits(again)).isEqualTo(expected);
    assertThat(bits(oneSlot)).isEqualTo(expected);
  }

  @Test
  void givesTheSameBitsWhetherRunsAreTrainedTogetherOrAlone() throws Exception {
    Path together = folder.resolve("together");
    Path alone = folder.resolve("alone");
    String spec =
        smallSpec()
            .replace(", learning-rate: 0.01}", "}")
            .replace("seeds:", "  learning-rate: [0.001, 0.01]\nseeds:");
    Answer answer = run(together, spec, "--slots", "1");
    run(alone, spec, "--slots", "1", "--lanes", "1");

    assertThat(answer.console()).contains("8 runs to train on local[1] in 2 cohorts of 4 lanes");
    assertThat(cohorts(together)).isEqualTo(2);
    assertThat(cohorts(alone)).isEqualTo(8);
    assertThat(bits(together)).hasSize(24 + 8).isEqualTo(bits(alone));
  }

  @Test
  void anotherCapOnLanesContinuesTheSameSweep() throws Exception {
    Path results = folder.resolve("results");
    run(results, smallSpec());
    List<List<String>> before = attempts(results);
    forgetCohort(results);
    Answer answer = run(results, smallSpec() + "lanes: 1\n", "--slots", "1");

    assertThat(answer.exitCode()).isZero();
    assertThat(answer.console()).contains("2 runs to train on local[1] in 2 cohorts of 1 lane");
    assertThat(attempts(results)).hasSize(4).containsAnyElementsOf(before);
    assertThat(cohorts(results)).isEqualTo(3);
  }

  @Test
  void trainsNothingTwiceAndKeepsWhatIsThere() throws Exception {
    Path results = folder.resolve("results");
    run(results, smallSpec());
    List<List<String>> before = attempts(results);
    Answer again = run(results, smallSpec());

    assertThat(again.exitCode()).isZero();
    assertThat(again.console()).contains("All 4 runs were committed before; nothing was trained.");
    assertThat(again.out()).contains("adam");
    assertThat(attempts(results)).isEqualTo(before);
  }

  @Test
  void refusesTheResultsOfAnotherSpecAndChangesNothing() throws Exception {
    Path results = folder.resolve("results");
    run(results, smallSpec());
    List<List<String>> before = attempts(results);
    Answer refused = run(results, smallSpec().replace("0.01", "0.02"));

    assertThat(refused.exitCode()).isEqualTo(2);
    assertThat(refused.console())
        .contains("4 of its 4 committed runs are not among the 4 runs of this spec")
        .contains("training.learning-rate: 0.01 -> 0.02")
        .contains("--results");
    assertThat(attempts(results)).isEqualTo(before);
  }

  @Test
  void aSweepThatGrowsTrainsItsNewRunsOnlyAndKeepsTheOthersAsTheyAre() throws Exception {
    Path results = folder.resolve("results");
    Path fromNothing = folder.resolve("from-nothing");
    run(results, smallSpec());
    List<List<String>> before = attempts(results);
    String grown = smallSpec().replace("seeds: [1, 2]", "seeds: [1, 2, 7]");
    Answer answer = run(results, grown);

    assertThat(answer.exitCode()).isZero();
    assertThat(answer.console())
        .contains("4 of 6 runs are committed, 2 are missing, 2 of them new in this spec")
        .contains("seed: 1, 2 -> 1, 2, 7")
        .contains("2 runs to train");
    assertThat(attempts(results)).hasSize(6).containsAll(before);
    run(fromNothing, grown);
    assertThat(bits(results)).isEqualTo(bits(fromNothing));
    assertThat(swath("report", results.toString()).out()).contains("3 of 3");

    assertThat(run(results, smallSpec()).exitCode())
        .as("what is committed stays part")
        .isEqualTo(2);
    assertThat(run(results, grown).console()).contains("All 6 runs were committed before");
  }

  @Test
  void manyFilesAreCompactedAtTheEndAndTheSweepMayGrowBesideThem() throws Exception {
    Path results = folder.resolve("results");
    Path fromNothing = folder.resolve("from-nothing");
    Answer answer = run(results, smallSpec(), "--lanes", "1", "--compact-above", "3");
    assertThat(answer.exitCode()).isZero();
    assertThat(answer.console()).contains("2 files instead of 8.");
    assertThat(swath("report", results.toString()).out()).contains("2 of 2");

    String grown = smallSpec().replace("seeds: [1, 2]", "seeds: [1, 2, 3]");
    assertThat(run(results, grown).console()).contains("4 of 6 runs are committed");
    run(fromNothing, grown);
    assertThat(bits(results)).isEqualTo(bits(fromNothing));
    assertThat(swath("clean", results.toString()).exitCode()).isZero();
    assertThat(bits(results)).isEqualTo(bits(fromNothing));
  }

  @Test
  void continuingWithAnotherKernelIsSaid() throws Exception {
    Path results = folder.resolve("results");
    run(results, smallSpec(), "--conf", "spark.swath.kernel=portable");
    forgetCohort(results);
    Answer answer = run(results, smallSpec());

    assertThat(answer.exitCode()).isZero();
    assertThat(answer.console())
        .contains("Note: committed runs were trained on cpu portable (OpenBLAS");
  }

  @Test
  void aRunThatDivergesIsAResultAndItsNeighboursAreNot() throws Exception {
    Path results = folder.resolve("results");
    Answer answer =
        run(
            results,
            smallSpec()
                .replace(", learning-rate: 0.01}", "}")
                .replace("seeds:", "  learning-rate: [0.01, 1e30]\nseeds:"));

    assertThat(answer.exitCode()).isZero();
    try (DuckDbResults duckDb = new DuckDbResults(results)) {
      assertThat(
              duckDb.rows(
                  "select optimizer, learning_rate, status, count(*) from runs"
                      + " where optimizer = 'sgd' group by all order by all"))
          .containsExactly(
              List.of("sgd", "0.01", "completed", "2"), List.of("sgd", "1.0E30", "diverged", "2"));
      assertThat(
              duckDb.rows("select count(*) from runs where status = 'diverged' and reason is null"))
          .containsExactly(List.of("0"));
      assertThat(
              duckDb.rows(
                  "select count(*) from runs where epochs_completed <>"
                      + " (select count(*) from epochs where epochs.run_id = runs.run_id)"))
          .containsExactly(List.of("0"));
    }
  }

  @Test
  void runsWhoseCohortHasNoRoomAreTrainedInSmallerOnesToTheSameBits() throws Exception {
    Path results = folder.resolve("results");
    Path alone = folder.resolve("alone");
    String spec = smallSpec().replace("hidden-units: 8}", "hidden-units: 11}");
    Answer answer =
        swathWith(
            hadoop -> FaultyEncoder.among(standardBuiltIns(hadoop)),
            "run",
            file(folder, "spec.yaml", spec),
            "--results",
            results.toString(),
            "--slots",
            "1");
    run(alone, spec, "--lanes", "1");

    assertThat(answer.exitCode()).isZero();
    assertThat(answer.console()).contains("in 2 cohorts of 2 lanes").contains("4 completed");
    assertThat(bits(results)).isEqualTo(bits(alone));
  }

  @Test
  void aRunThatFailsInTrainingIsARowWithItsReasonAndTheOthersGoOn() throws Exception {
    Path results = folder.resolve("results");
    String spec =
        smallSpec()
            .replace("hidden-units: 8}", "}")
            .replace("  optimizer: [", "  hidden-units: [8, 13]\n  optimizer: [");
    Answer answer =
        swathWith(
            hadoop -> FaultyEncoder.among(standardBuiltIns(hadoop)),
            "run",
            file(folder, "spec.yaml", spec),
            "--results",
            results.toString());

    assertThat(answer.exitCode()).isEqualTo(3);
    assertThat(run(results, spec).exitCode())
        .as("still, when nothing is left to train")
        .isEqualTo(3);
    assertThat(answer.console())
        .contains("8 runs committed")
        .contains("4 completed")
        .contains("4 failed");
    try (DuckDbResults duckDb = new DuckDbResults(results)) {
      assertThat(
              duckDb.rows(
                  "select hidden_units, status, reason, epochs_completed, attempts, count(*)"
                      + " from runs group by all order by all"))
          .containsExactly(
              List.of("8", "completed", "null", "3", "1", "4"),
              List.of(
                  "13",
                  "failed",
                  "training error: IllegalStateException: 13 units",
                  "2",
                  "2",
                  "4"));
      assertThat(duckDb.rows("select count(*) from epochs where hidden_units = 13"))
          .as("the epochs before the failure are kept")
          .containsExactly(List.of("8"));
    }

    // Now without the fault.
    Answer retried = run(results, spec, "--retry-failed");
    assertThat(retried.exitCode()).isZero();
    assertThat(retried.console())
        .contains("Took 4 failed runs out of")
        .contains("4 of 8 runs are committed")
        .contains("4 completed");
    Path undisturbed = folder.resolve("undisturbed");
    run(undisturbed, spec);
    assertThat(bits(results)).isEqualTo(bits(undisturbed));
  }

  private Answer run(Path results, String spec, String... more) {
    String[] arguments = new String[4 + more.length];
    arguments[0] = "run";
    arguments[1] = file(folder, "spec.yaml", spec);
    arguments[2] = "--results";
    arguments[3] = results.toString();
    System.arraycopy(more, 0, arguments, 4, more.length);
    return swath(arguments);
  }

  private static List<List<String>> bits(Path results) throws Exception {
    try (DuckDbResults duckDb = new DuckDbResults(results)) {
      return duckDb.bitsOfMetrics();
    }
  }

  private static int cohorts(Path results) throws Exception {
    try (DuckDbResults duckDb = new DuckDbResults(results)) {
      return duckDb.rows("select distinct attempt_id from runs").size();
    }
  }

  /** Takes the results of one cohort away, as if it had not been trained yet. */
  private static void forgetCohort(Path results) throws IOException {
    Path runs;
    try (var files = Files.list(results.resolve("runs"))) {
      runs = files.filter(file -> file.toString().endsWith(".parquet")).sorted().findFirst().get();
    }
    Files.delete(runs);
    Files.delete(results.resolve("epochs").resolve(runs.getFileName()));
  }

  private static List<List<String>> attempts(Path results) throws Exception {
    try (DuckDbResults duckDb = new DuckDbResults(results)) {
      return duckDb.rows("select run_id, attempt_id, started_at from runs order by all");
    }
  }
}
