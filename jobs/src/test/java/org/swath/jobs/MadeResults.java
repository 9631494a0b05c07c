package org.swath.jobs;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.apache.hadoop.conf.Configuration;
import org.swath.core.parameter.Catalogue;
import org.swath.core.plan.Factor;
import org.swath.core.plan.PlanJson;
import org.swath.core.plan.RunSpec;
import org.swath.core.plan.SweepPlan;
import org.swath.core.plan.SweepPlanner;
import org.swath.core.spec.SweepSpecReader;
import org.swath.results.Attempt;
import org.swath.results.ColumnType;
import org.swath.results.CommitOutcome;
import org.swath.results.Environment;
import org.swath.results.EpochRow;
import org.swath.results.FactorColumn;
import org.swath.results.HadoopResultsStore;
import org.swath.results.Origin;
import org.swath.results.Provenance;
import org.swath.results.ResultsFolder;
import org.swath.results.ResultsSchema;
import org.swath.results.RunIdentity;
import org.swath.results.RunRecord;
import org.swath.results.RunStatus;

/** A results folder of any sweep, in which what was measured is made up. */
public final class MadeResults {

  /** Where runs were trained unless a test says otherwise. */
  public static final Environment ENVIRONMENT =
      new Environment(
          "1.0",
          "Java 17",
          "Linux amd64",
          "3.5.5",
          "1.0.0-M2.1",
          "OpenBLAS",
          "cpu vector",
          "h1",
          1);

  private static final String ATTEMPT = "a0";

  private final String specText;
  private final SweepPlan plan;
  private final Environment environment;
  private final Map<RunRecord, double[]> losses = new LinkedHashMap<>();

  /**
   * @param fingerprint of the data, whatever the spec names
   */
  public MadeResults(
      String specText, Catalogue catalogue, String fingerprint, Environment environment) {
    this.specText = specText;
    this.plan =
        new SweepPlanner(catalogue)
            .plan(
                SweepSpecReader.readWithScales(specText, "sweep.yaml", catalogue).full(),
                fingerprint);
    this.environment = environment;
  }

  public MadeResults(String specText, Catalogue catalogue) {
    this(specText, catalogue, "f".repeat(64), ENVIRONMENT);
  }

  public SweepPlan plan() {
    return plan;
  }

  /** A run trains to its end; {@code run} is its index in the plan. The last word on it counts. */
  public MadeResults completes(int run, double... curve) {
    return completes(run, Map.of(), curve);
  }

  /** The same with what the workload reports once, by column. */
  public MadeResults completes(int run, Map<String, Double> metrics, double... curve) {
    return add(run, RunStatus.COMPLETED, Optional.empty(), metrics, curve);
  }

  public MadeResults diverges(int run, double... curve) {
    return add(run, RunStatus.DIVERGED, Optional.of("loss became NaN"), Map.of(), curve);
  }

  public MadeResults fails(int run, double... curve) {
    return add(run, RunStatus.FAILED, Optional.of("Broken: made up"), Map.of(), curve);
  }

  /** Creates the sweep in a folder that does not exist yet, and commits what was made up. */
  public ResultsFolder in(Path folder) throws IOException {
    ResultsFolder results = ResultsFolder.at(folder.toString(), new Configuration());
    HadoopResultsStore store = new HadoopResultsStore(results);
    store.createSweep(PlanJson.write(plan), specText);
    if (losses.isEmpty()) {
      return results;
    }
    ResultsSchema schema = schema();
    try (Attempt attempt = store.beginAttempt(ATTEMPT, schema)) {
      for (Map.Entry<RunRecord, double[]> run : losses.entrySet()) {
        addTo(attempt, schema, run.getKey(), run.getValue());
      }
      if (store.commit(attempt.finish("c0")).state() != CommitOutcome.State.COMMITTED) {
        throw new IllegalStateException("An attempt of a test must be committed, but was not");
      }
    }
    return results;
  }

  private static void addTo(Attempt attempt, ResultsSchema schema, RunRecord record, double[] curve)
      throws IOException {
    Map<String, Double> metrics = new HashMap<>();
    schema.epochMetrics().forEach(metric -> metrics.put(metric, 0.0));
    for (int epoch = 1; epoch <= curve.length; epoch++) {
      attempt.addEpoch(new EpochRow(record.run(), epoch, curve[epoch - 1], metrics, 0.1));
    }
    attempt.addRun(record);
  }

  private MadeResults add(
      int index,
      RunStatus status,
      Optional<String> reason,
      Map<String, Double> metrics,
      double[] curve) {
    RunSpec run = plan.runs().get(index);
    losses.keySet().removeIf(record -> record.run().runId().equals(run.runId()));
    Map<String, Object> levels = new HashMap<>();
    run.levels().values().forEach((name, level) -> levels.put(name.replace('-', '_'), level));
    losses.put(
        new RunRecord(
            new RunIdentity(run.runId(), run.configurationId(), levels, run.seed()),
            status,
            reason,
            curve.length,
            curve.length == 0 ? OptionalDouble.empty() : OptionalDouble.of(curve[curve.length - 1]),
            metrics,
            0.25 * (1 + index),
            0,
            new Provenance(
                ATTEMPT,
                1,
                Instant.EPOCH,
                new Origin(
                    plan.sweepName(),
                    plan.workload().name(),
                    plan.workload().version(),
                    plan.data().name(),
                    plan.data().fingerprint(),
                    plan.specDigest(),
                    plan.planDigest()),
                environment)),
        curve);
    return this;
  }

  private ResultsSchema schema() {
    List<FactorColumn> factors = new ArrayList<>();
    for (Factor factor : plan.factors()) {
      factors.add(
          new FactorColumn(
              factor.column(),
              switch (factor.type()) {
                case TEXT -> ColumnType.TEXT;
                case INTEGER -> ColumnType.INT64;
                case NUMBER -> ColumnType.DOUBLE;
                case FLAG -> ColumnType.BOOLEAN;
              }));
    }
    return new ResultsSchema(
        factors,
        columns(plan.epochMetrics().subList(1, plan.epochMetrics().size())),
        columns(plan.runMetrics()));
  }

  private static List<String> columns(List<String> names) {
    return names.stream().map(name -> name.replace('-', '_')).toList();
  }
}
