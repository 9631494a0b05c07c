package org.swath.jobs.cli;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.swath.results.Attempt;
import org.swath.results.Environment;
import org.swath.results.EpochRow;
import org.swath.results.HadoopResultsStore;
import org.swath.results.Origin;
import org.swath.results.Provenance;
import org.swath.results.ResultsSchema;
import org.swath.results.RunIdentity;
import org.swath.results.RunRecord;
import org.swath.results.RunStatus;

/** Runs of two epochs that were not trained, each committed in an attempt of its own. */
final class CommittedRuns {

  private static final ResultsSchema SCHEMA =
      new ResultsSchema(List.of(), List.of("variance"), List.of());

  private CommittedRuns() {}

  static void commit(HadoopResultsStore store, int runs) throws IOException {
    for (int number = 0; number < runs; number++) {
      String attemptId = "a" + number;
      RunIdentity run = new RunIdentity(runId(number), "conf", Map.of(), number);
      try (Attempt attempt = store.beginAttempt(attemptId, SCHEMA)) {
        attempt.addEpoch(new EpochRow(run, 1, -1, Map.of("variance", 0.5), 0.1));
        attempt.addEpoch(new EpochRow(run, 2, -2, Map.of("variance", 0.25), 0.1));
        attempt.addRun(record(run, attemptId));
        store.commit(attempt.finish("c" + number));
      }
    }
  }

  static String runId(int number) {
    return "run-" + number;
  }

  private static RunRecord record(RunIdentity run, String attemptId) {
    return new RunRecord(
        run,
        RunStatus.COMPLETED,
        Optional.empty(),
        2,
        OptionalDouble.of(-2),
        Map.of(),
        0.2,
        0,
        new Provenance(
            attemptId,
            1,
            Instant.EPOCH,
            new Origin("small", "none", 1, "digits", "d1", "s1", "p1"),
            new Environment("0", "17", "Linux", "3.5.5", "0", "none", "cpu", "host", 1)));
  }
}
