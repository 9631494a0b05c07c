package org.swath.jobs.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.swath.jobs.DuckDbResults;

/**
 * Whatever breaks, the same command ends with the results of an undisturbed sweep. Faults that do
 * not get in each other's way share a sweep.
 *
 * <p>More faults than anyone thought of: {@link RandomFaults}.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class RecoveryIT {

  private static final int RANDOM_SCHEDULES = 2;

  private ChaosCluster cluster;

  @BeforeAll
  void start(@TempDir(cleanup = CleanupMode.ON_SUCCESS) Path folder) throws Exception {
    cluster = ChaosCluster.start(folder);
  }

  @AfterAll
  void stop() throws Exception {
    cluster.close();
  }

  @Test
  void executorsAreLostBeforeWhileAndAfterTheyTrain() throws Exception {
    survives(
        "executors",
        0,
        Fault.at(Site.BEFORE_TRAINING, 1, Kind.KILL_PROCESS),
        Fault.at(Site.BEFORE_TRAINING, 3, Kind.OUT_OF_MEMORY),
        Fault.at(Site.EPOCH_COMPLETED, 20, Kind.KILL_PROCESS),
        Fault.at(Site.EPOCH_COMPLETED, 60, Kind.OUT_OF_MEMORY),
        Fault.at(Site.ATTEMPT_WRITTEN, 2, Kind.KILL_PROCESS));
  }

  @Test
  void driversAreLostBeforeBetweenAndAfterTheStepsOfACommit() throws Exception {
    survives(
        "drivers",
        1,
        Fault.at(Site.BEFORE_COMMIT, 1, Kind.KILL_PROCESS),
        Fault.at(Site.DURING_COMMIT, 1, Kind.KILL_PROCESS),
        Fault.at(Site.AFTER_COMMIT, 2, Kind.KILL_PROCESS));
  }

  @Test
  void theStoreFailsOrSaysSoAtEachStepAndAFileIsCut() throws Exception {
    survives(
        "store",
        0,
        Fault.at(Site.CREATING_SWEEP, 2, Kind.STORE_FAILS_AFTER_SUCCESS),
        Fault.at(Site.IN_LEASE, 2, Kind.STORE_FAILS),
        Fault.at(Site.WRITING_ATTEMPT, 1, Kind.STORE_FAILS),
        Fault.at(Site.WRITING_ATTEMPT, 4, Kind.DISK_FULL),
        Fault.at(Site.WRITING_ATTEMPT, 8, Kind.STORE_FAILS_AFTER_SUCCESS),
        Fault.at(Site.ATTEMPT_WRITTEN, 4, Kind.TRUNCATE),
        Fault.at(Site.ATTEMPT_WRITTEN, 6, Kind.CORRUPT),
        Fault.at(Site.PUBLISHING_EPOCHS, 1, Kind.STORE_FAILS_AFTER_SUCCESS),
        Fault.at(Site.PUBLISHING_EPOCHS, 2, Kind.STORE_DELAYS),
        Fault.at(Site.DURING_COMMIT, 1, Kind.STORE_FAILS_AFTER_SUCCESS),
        Fault.at(Site.DURING_COMMIT, 2, Kind.STORE_FAILS),
        Fault.at(Site.REMOVING_ATTEMPT, 1, Kind.STORE_FAILS));
  }

  @Test
  void checkpointsAreDamagedAndDriversAreLostInTheirCompaction() throws Exception {
    survives(
        "afterwards",
        0,
        Fault.at(Site.IN_CHECKPOINT, 3, Kind.DISK_FULL),
        Fault.at(Site.CHECKPOINT_WRITTEN, 7, Kind.CORRUPT),
        Fault.at(Site.CHECKPOINT_WRITTEN, 8, Kind.TRUNCATE),
        Fault.at(Site.CHECKPOINT_WRITTEN, 12, Kind.KILL_PROCESS),
        Fault.at(Site.IN_COMPACTION, 8, Kind.KILL_PROCESS),
        Fault.at(Site.IN_COMPACTION, 28, Kind.KILL_PROCESS));
  }

  @Test
  void theStoreFailsInTheMiddleOfASwap() throws Exception {
    survives("swap", 0, Fault.at(Site.IN_COMPACTION, 19, Kind.STORE_FAILS));
  }

  @Test
  void aRunThatAlwaysTakesItsProcessDownFailsAloneAndTheOthersAreAsEver() throws Exception {
    String guilty = cluster.runIds().get(5);
    ChaosSchedule deaths =
        new ChaosSchedule(
            IntStream.rangeClosed(1, 12)
                .mapToObj(time -> new Fault(Site.BEFORE_TRAINING, guilty, time, Kind.KILL_PROCESS))
                .toList());
    Verdict verdict = ChaosSweep.run(cluster, "guilty", deaths, 0);
    System.out.println("guilty: " + verdict);

    assertThat(verdict.restarts()).as("no death ends the sweep").isZero();
    assertThat(verdict.fired()).as("2 in company, 3 alone").hasSize(5);
    try (DuckDbResults results =
        new DuckDbResults(Path.of(verdict.logs()).resolveSibling("results"))) {
      assertThat(
              results.rows(
                  "select run_id, attempts, epochs_completed from runs where status = 'failed'"
                      + " and reason like 'process lost: %' and reason not like '%process lost%process%lost%'"))
          .containsExactly(List.of(guilty, "6", "0"));
      List<List<String>> others = new ArrayList<>(cluster.bits());
      others.removeIf(row -> row.contains(guilty));
      assertThat(ChaosCluster.content(results)).containsAll(others);
    }
  }

  @Test
  void faultsComeAtRandom() throws Exception {
    for (int seed = 1; seed <= RANDOM_SCHEDULES; seed++) {
      ChaosSchedule schedule = ChaosSchedule.random(seed, cluster.runIds());
      Verdict verdict = ChaosSweep.run(cluster, "random-" + seed, schedule, 0);
      System.out.printf("seed %d: %s%n", seed, verdict);
      assertThat(verdict.problems()).as("seed %d: %s", seed, verdict).isEmpty();
    }
  }

  private void survives(String name, int leasesToWaitFor, Fault... faults) throws Exception {
    Verdict verdict = ChaosSweep.run(cluster, name, ChaosSchedule.of(faults), leasesToWaitFor);
    System.out.println(name + ": " + verdict);
    assertThat(verdict.problems()).as("%s", verdict).isEmpty();
    assertThat(verdict.fired()).as("each fault has struck").containsExactlyInAnyOrder(faults);
  }
}
