package org.swath.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.swath.jobs.SwathRunner.file;
import static org.swath.jobs.SwathRunner.smallSpec;
import static org.swath.jobs.SwathRunner.standardBuiltIns;
import static org.swath.jobs.SwathRunner.swath;
import static org.swath.jobs.SwathRunner.swathWith;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.SparkContext;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerTaskStart;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.swath.jobs.SwathRunner.Answer;
import org.swath.jobs.builtins.BuiltIns;
import org.swath.jobs.executor.FaultPoints;
import org.swath.jobs.executor.FaultPoints.Place;
import org.swath.jobs.executor.FaultPoints.Point;
import org.swath.jobs.executor.SweepOnExecutors;

/** What the driver does about faults of training, in Spark's local mode. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class FaultsIT {

  /**
   * Epochs that were completed, as {@code run epoch}; static because tasks get copies of all else.
   */
  private static final List<String> EPOCHS = Collections.synchronizedList(new ArrayList<>());

  private static final AtomicInteger STRIKES = new AtomicInteger();

  @TempDir private Path folder;

  @BeforeEach
  void forget() {
    EPOCHS.clear();
    STRIKES.set(0);
  }

  @Test
  void aCohortOutOfMemoryIsDividedAndItsRunsGoOnFromTheirCheckpoints() throws Exception {
    Path results = folder.resolve("results");
    Answer answer =
        disturbed(
            results,
            place -> {
              if (place.epoch() == 2 && STRIKES.getAndIncrement() == 0) {
                throw new OutOfMemoryError("for the test");
              }
            },
            "--checkpoint-every",
            "1 epochs");

    assertThat(answer.exitCode()).as(answer.console()).isZero();
    assertThat(STRIKES).hasValueGreaterThan(0);
    assertThat(answer.console())
        .contains("2 runs are trained again: out of memory: OutOfMemoryError: for the test");
    assertLikeUndisturbed(results);
    assertThat(EPOCHS.stream().filter(epoch -> epoch.endsWith(" 1")))
        .as("nobody went back to before the checkpoint")
        .hasSize(4)
        .doesNotHaveDuplicates();
    assertThat(EPOCHS.stream().filter(epoch -> epoch.endsWith(" 2")).distinct()).hasSize(4);
    assertThat(attempts(results)).containsExactly("1 2", "2 2");
    assertThat(results.resolve("_checkpoints"))
        .satisfiesAnyOf(
            checkpoints -> assertThat(checkpoints).doesNotExist(),
            checkpoints -> assertThat(checkpoints).isEmptyDirectory());
  }

  @Test
  void aHangIsFoundAndItsRunsAreTrainedAlone() throws Exception {
    Path results = folder.resolve("results");
    Answer answer =
        disturbed(
            results,
            place -> {
              if (place.epoch() == 2 && STRIKES.getAndIncrement() == 0) {
                try {
                  Thread.sleep(TimeUnit.HOURS.toMillis(1));
                } catch (InterruptedException e) {
                  throw new IllegalStateException(e);
                }
              }
            },
            "--epoch-limit",
            "5 s");

    assertThat(answer.exitCode()).as(answer.console()).isZero();
    assertThat(answer.console())
        .contains(
            "2 runs are trained again: hang: no epoch or evaluation was completed within 5 s");
    assertLikeUndisturbed(results);
    assertThat(attempts(results)).containsExactly("1 2", "2 2");
  }

  @Test
  void aRunThatAlwaysHangsFailsAloneWithItsReason() throws Exception {
    Path results = folder.resolve("results");
    String unlucky = runIds().get(2);
    Answer answer =
        disturbed(
            results,
            place -> {
              if (place.point() == Point.EPOCH_COMPLETED
                  && place.epoch() == 2
                  && place.runIds().contains(unlucky)) {
                STRIKES.incrementAndGet();
                try {
                  Thread.sleep(TimeUnit.HOURS.toMillis(1));
                } catch (InterruptedException e) {
                  throw new IllegalStateException(e);
                }
              }
            },
            "--epoch-limit",
            "3 s");

    assertThat(answer.exitCode()).as(answer.console()).isEqualTo(3);
    assertThat(STRIKES).as("in company, alone, and once more").hasValue(3);
    try (DuckDbResults duckDb = new DuckDbResults(results)) {
      assertThat(
              duckDb.rows(
                  "select run_id, epochs_completed, attempts, reason from runs"
                      + " where status <> 'completed'"))
          .containsExactly(
              List.of(unlucky, "2", "3", "hang: no epoch or evaluation was completed within 3 s"));
    }
  }

  @Test
  void aJobCancelledInSparkIsAnInterruptionAndTheSameCommandContinues() throws Exception {
    Path results = folder.resolve("results");
    Answer answer =
        swath(
            command(results, "--conf", "spark.extraListeners=" + CancelsFirstJob.class.getName()));
    assertThat(answer.exitCode()).as(answer.console()).isEqualTo(130);
    assertThat(answer.console()).contains("Interrupted: 0 of 4 runs are committed");

    assertThat(swath(command(results)).exitCode()).isZero();
    assertLikeUndisturbed(results);
  }

  /** Cancels whatever is running as soon as a task has begun. */
  public static final class CancelsFirstJob extends SparkListener {
    @Override
    public void onTaskStart(SparkListenerTaskStart start) {
      SparkContext.getOrCreate().cancelAllJobs();
    }
  }

  private interface Fault extends FaultPoints {}

  private record Disturbed(Fault fault) implements SweepOnExecutors.BuiltInsFactory {
    @Override
    public BuiltIns create(Configuration hadoop) {
      return standardBuiltIns(hadoop);
    }

    @Override
    public FaultPoints faultPoints() {
      return this::reached;
    }

    private void reached(Place place) {
      if (place.point() == Point.EPOCH_COMPLETED) {
        EPOCHS.add(place.runIds().get(0) + " " + place.epoch());
      }
      fault.reached(place);
    }
  }

  private Answer disturbed(Path results, Fault fault, String... more) {
    return swathWith(new Disturbed(fault), command(results, more));
  }

  private String[] command(Path results, String... more) {
    List<String> command = new ArrayList<>();
    command.addAll(
        List.of("run", file(folder, "spec.yaml", smallSpec()), "--results", results.toString()));
    command.addAll(List.of("--slots", "1"));
    command.addAll(Arrays.asList(more));
    return command.toArray(new String[0]);
  }

  /** The ids of the runs, as the plan has them. */
  private List<String> runIds() {
    String spec = file(folder, "spec.yaml", smallSpec());
    Matcher ids =
        Pattern.compile("\"run_id\":\\s*\"([0-9a-f]{16})\"")
            .matcher(swath("plan", spec, "--json").out());
    return ids.results().map(result -> result.group(1)).toList();
  }

  private void assertLikeUndisturbed(Path results) throws Exception {
    Path undisturbed = folder.resolve("undisturbed");
    assertThat(swath(command(undisturbed)).exitCode()).isZero();
    try (DuckDbResults disturbed = new DuckDbResults(results);
        DuckDbResults expected = new DuckDbResults(undisturbed)) {
      assertThat(disturbed.bitsOfMetrics()).hasSize(16).isEqualTo(expected.bitsOfMetrics());
    }
    assertThat(Files.exists(results.resolve("_driver"))).isFalse();
  }

  /** How many runs took how many attempts. */
  private static List<String> attempts(Path results) throws Exception {
    try (DuckDbResults duckDb = new DuckDbResults(results)) {
      return duckDb.rows("select attempts, count(*) from runs group by all order by all").stream()
          .map(row -> String.join(" ", row))
          .toList();
    }
  }
}
