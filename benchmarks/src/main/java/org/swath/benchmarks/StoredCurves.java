package org.swath.benchmarks;

import java.io.IOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import org.swath.core.plan.PlanJson;
import org.swath.core.plan.RunSpec;
import org.swath.core.plan.SweepPlan;
import org.swath.jobs.driver.ResultsColumns;
import org.swath.results.Attempt;
import org.swath.results.AttemptManifest;
import org.swath.results.CommitOutcome;
import org.swath.results.Environment;
import org.swath.results.EpochRow;
import org.swath.results.HadoopResultsStore;
import org.swath.results.Origin;
import org.swath.results.Provenance;
import org.swath.results.ResultsSchema;
import org.swath.results.RunIdentity;
import org.swath.results.RunRecord;
import org.swath.results.RunStatus;

/**
 * The results of a sweep that was never trained: every run of a plan with a curve that falls at a
 * pace of its own under noise. The same plan gives the same files, but for attempts' names.
 *
 * @param plan what the runs are
 * @param epochs of each run
 */
record StoredCurves(SweepPlan plan, int epochs) {

  private static final Environment ENVIRONMENT =
      new Environment("0", "17", "Linux", "3.5.5", "0", "none", "cpu", "host", 1);

  /** Reads a stored plan. */
  static StoredCurves ofPlan(String json, int epochs) {
    return new StoredCurves(PlanJson.read(json), epochs);
  }

  /**
   * Commits every run.
   *
   * @param store of a folder in which the sweep was created
   * @param runsPerFile how many runs one attempt leaves
   */
  void commit(HadoopResultsStore store, int runsPerFile) throws IOException {
    ResultsSchema schema = ResultsColumns.of(plan);
    List<RunSpec> runs = plan.runs();
    for (int first = 0; first < runs.size(); first += runsPerFile) {
      String name = "%06d".formatted(first / runsPerFile);
      List<RunSpec> cohort = runs.subList(first, Math.min(first + runsPerFile, runs.size()));
      CommitOutcome outcome = store.commit(attempt(store, schema, name, cohort));
      if (outcome.state() != CommitOutcome.State.COMMITTED) {
        throw new IllegalStateException("A cohort must be committed, but was " + outcome);
      }
    }
  }

  private AttemptManifest attempt(
      HadoopResultsStore store, ResultsSchema schema, String name, List<RunSpec> cohort)
      throws IOException {
    try (Attempt attempt = store.beginAttempt("a" + name, schema)) {
      double[][] curves = cohort.stream().map(this::curve).toArray(double[][]::new);
      // Epochs of runs trained together alternate.
      for (int epoch = 1; epoch <= epochs; epoch++) {
        for (int lane = 0; lane < curves.length; lane++) {
          attempt.addEpoch(row(schema, cohort.get(lane), epoch, curves[lane][epoch - 1]));
        }
      }
      for (int lane = 0; lane < curves.length; lane++) {
        attempt.addRun(record(schema, name, cohort.get(lane), curves[lane][epochs - 1]));
      }
      return attempt.finish("c" + name);
    }
  }

  private double[] curve(RunSpec run) {
    SplittableRandom random = new SplittableRandom(run.runId().hashCode());
    double pace = 1.0 + random.nextDouble() * epochs / 2;
    double[] curve = new double[epochs];
    for (int epoch = 1; epoch <= epochs; epoch++) {
      curve[epoch - 1] = 1000 * Math.exp(-epoch / pace) - 800 + random.nextDouble();
    }
    return curve;
  }

  private static EpochRow row(ResultsSchema schema, RunSpec run, int epoch, double loss) {
    Map<String, Double> metrics = new HashMap<>();
    for (String metric : schema.epochMetrics()) {
      metrics.put(metric, loss / (1 + metrics.size()));
    }
    return new EpochRow(identity(run), epoch, loss, metrics, 0.01);
  }

  private RunRecord record(ResultsSchema schema, String name, RunSpec run, double loss) {
    Map<String, Double> metrics = new HashMap<>();
    for (String metric : schema.runMetrics()) {
      metrics.put(metric, 1 / (2 + Math.abs(loss)));
    }
    return new RunRecord(
        identity(run),
        RunStatus.COMPLETED,
        Optional.empty(),
        epochs,
        OptionalDouble.of(loss),
        metrics,
        0.01 * epochs,
        0,
        new Provenance(
            "a" + name,
            1,
            Instant.EPOCH,
            new Origin(
                plan.sweepName(),
                plan.workload().name(),
                1,
                plan.data().name(),
                "none",
                plan.specDigest(),
                plan.planDigest()),
            ENVIRONMENT));
  }

  private static RunIdentity identity(RunSpec run) {
    Map<String, Object> factors = new HashMap<>();
    run.levels().values().forEach((name, level) -> factors.put(name.replace('-', '_'), level));
    return new RunIdentity(run.runId(), run.configurationId(), factors, run.seed());
  }
}
