package org.swath.jobs.cli;

import java.io.IOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.swath.core.plan.RunSpec;
import org.swath.core.plan.SweepPlan;
import org.swath.results.Attempt;
import org.swath.results.ColumnType;
import org.swath.results.Environment;
import org.swath.results.EpochRow;
import org.swath.results.FactorColumn;
import org.swath.results.HadoopResultsStore;
import org.swath.results.Origin;
import org.swath.results.Provenance;
import org.swath.results.ResultsSchema;
import org.swath.results.RunIdentity;
import org.swath.results.RunRecord;
import org.swath.results.RunStatus;

/** Runs of the small spec that were not trained, each with a curve that was made up. */
public final class CommittedCurves {

  private static final List<String> METRICS = List.of("lse", "variance", "decorrelation");

  private static final ResultsSchema SCHEMA =
      new ResultsSchema(
          List.of(
              new FactorColumn("optimizer", ColumnType.TEXT),
              new FactorColumn("momentum", ColumnType.DOUBLE)),
          METRICS,
          List.of("probe_accuracy"));

  private CommittedCurves() {}

  /** Commits the runs of {@code plan} with these losses, one curve for each run. */
  public static void commit(HadoopResultsStore store, SweepPlan plan, List<double[]> curves)
      throws IOException {
    try (Attempt attempt = store.beginAttempt("a0", SCHEMA)) {
      for (int i = 0; i < curves.size(); i++) {
        RunIdentity run = identity(plan.runs().get(i));
        double[] losses = curves.get(i);
        for (int epoch = 1; epoch <= losses.length; epoch++) {
          Map<String, Double> metrics = new HashMap<>();
          METRICS.forEach(metric -> metrics.put(metric, 0.0));
          attempt.addEpoch(new EpochRow(run, epoch, losses[epoch - 1], metrics, 0.1));
        }
        attempt.addRun(record(run, losses));
      }
      store.commit(attempt.finish("c0"));
    }
  }

  private static RunIdentity identity(RunSpec run) {
    return new RunIdentity(run.runId(), run.configurationId(), run.levels().values(), run.seed());
  }

  private static RunRecord record(RunIdentity run, double[] losses) {
    return new RunRecord(
        run,
        RunStatus.COMPLETED,
        Optional.empty(),
        losses.length,
        OptionalDouble.of(losses[losses.length - 1]),
        Map.of("probe_accuracy", 0.5),
        0.2,
        0,
        new Provenance(
            "a0",
            1,
            Instant.EPOCH,
            new Origin("small", "none", 1, "digits", "d1", "s1", "p1"),
            new Environment("0", "17", "Linux", "3.5.5", "0", "none", "cpu", "host", 1)));
  }
}
