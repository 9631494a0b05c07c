package org.swath.results;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** Runs made up from their number, in all ways a run can end and with all values that are odd. */
final class SyntheticRuns {

  private static final double[] ODD = {
    Double.NaN, -0.0, Double.NEGATIVE_INFINITY, Double.MIN_VALUE, 0.1
  };

  private SyntheticRuns() {}

  /** Commits runs {@code first} to {@code end - 1} in one attempt. */
  static void commit(ResultsStore store, String cohort, String attemptId, int first, int end)
      throws IOException {
    assertThat(store.commit(attempt(store, cohort, attemptId, first, end)).state())
        .isEqualTo(CommitOutcome.State.COMMITTED);
  }

  static AttemptManifest attempt(
      ResultsStore store, String cohort, String attemptId, int first, int end) throws IOException {
    try (Attempt attempt = store.beginAttempt(attemptId, ExampleSweep.SCHEMA)) {
      // Epochs of runs trained together alternate.
      for (int epoch = 1; epoch <= 3; epoch++) {
        for (int number = first; number < end; number++) {
          if (epoch <= epochs(number)) {
            attempt.addEpoch(row(number, epoch));
          }
        }
      }
      for (int number = first; number < end; number++) {
        attempt.addRun(record(number, attemptId));
      }
      return attempt.finish(cohort);
    }
  }

  static RunIdentity run(int number) {
    Map<String, Object> factors = new HashMap<>(ExampleSweep.ADAM.factors());
    if (number % 2 == 0) {
      factors.put("momentum", ODD[number % ODD.length]);
    }
    return new RunIdentity(runId(number), "conf-" + number % 7, factors, number);
  }

  /** Sixteen digits, spread like those of digests. */
  static String runId(int number) {
    return String.format("%016x", (number + 1) * 0x9E3779B97F4A7C15L);
  }

  static RunStatus status(int number) {
    return switch (number % 10) {
      case 3, 7 -> RunStatus.FAILED;
      case 5 -> RunStatus.DIVERGED;
      default -> RunStatus.COMPLETED;
    };
  }

  static int epochs(int number) {
    return number % 10 == 7 ? 0 : 1 + number % 3;
  }

  private static EpochRow row(int number, int epoch) {
    double loss = epoch == epochs(number) ? ODD[number % ODD.length] : number + 1.0 / epoch;
    return new EpochRow(
        run(number), epoch, loss, Map.of("lse", number / 3.0, "variance", -loss), 0.25 / epoch);
  }

  private static RunRecord record(int number, String attemptId) {
    RunStatus status = status(number);
    int epochs = epochs(number);
    return new RunRecord(
        run(number),
        status,
        status == RunStatus.COMPLETED ? Optional.empty() : Optional.of("number " + number),
        epochs,
        epochs == 0 ? OptionalDouble.empty() : OptionalDouble.of(ODD[number % ODD.length]),
        number % 4 == 0 ? Map.of() : Map.of("probe_accuracy", 1.0 / (number + 2)),
        number,
        0,
        ExampleSweep.provenance(attemptId));
  }
}
