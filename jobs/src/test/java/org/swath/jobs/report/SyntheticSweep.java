package org.swath.jobs.report;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.swath.core.parameter.Catalogue;
import org.swath.core.plan.RunSpec;
import org.swath.core.plan.SweepPlan;
import org.swath.core.plan.SweepPlanner;
import org.swath.core.spec.SweepSpec;
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
import org.swath.results.ResultsSchema;
import org.swath.results.RunIdentity;
import org.swath.results.RunRecord;
import org.swath.results.RunStatus;

/** A planned sweep whose results are made up. */
public final class SyntheticSweep {

  /** Three configurations of three runs; momentum does not apply to Adam. */
  public static final String SMALL =
      """
      name: small
      workload: model
      data: dots
      training:
        epochs: 10
        learning-rate: 0.001
      grid:
        optimizer: [adam, {name: sgd, momentum: [0, 0.9]}]
      seeds: [1, 2, 3]
      convergence:
        - {name: settled, criterion: absolute-change, metric: loss, threshold: 1.0, window: 3}
      """;

  static final String ATTEMPT = "attempt-1";

  private static final ResultsSchema SCHEMA =
      new ResultsSchema(
          List.of(
              new FactorColumn("optimizer", ColumnType.TEXT),
              new FactorColumn("momentum", ColumnType.DOUBLE)),
          List.of("lse"),
          List.of("probe_accuracy"));

  private static final double LARGE_CHANGE = 10;

  private final SweepSpec spec;
  private final SweepPlan plan;
  private final Map<String, RunRecord> records = new LinkedHashMap<>();
  private final Map<String, double[]> losses = new HashMap<>();
  private boolean alone;

  public SyntheticSweep(String specText, Catalogue catalogue) {
    this.spec = SweepSpecReader.read(specText, "sweep.yaml", catalogue);
    this.plan = new SweepPlanner(catalogue).plan(spec, "f".repeat(64));
  }

  public static SyntheticSweep small() {
    return new SyntheticSweep(SMALL, SmallCatalogue.catalogue());
  }

  /** The small sweep with a report section of its own. */
  public static SyntheticSweep small(String reportSection) {
    return new SyntheticSweep(SMALL + reportSection, SmallCatalogue.catalogue());
  }

  /** The small sweep with a run of every kind, and rules that hold, are broken and undecided. */
  public static SyntheticSweep eventful() {
    return small(
            """
            report:
              published:
                source: a paper
                rows:
                  - {optimizer: adam, final-loss: {mean: -745, sd: 2}, convergence-epoch: {mean: 10}, probe-accuracy: {mean: 0.929, sd: 0.0}}
                  - {optimizer: sgd, momentum: 0, final-loss: {mean: -520.5, sd: 1}}
              holds-when:
                - {metric: final-loss, where: {optimizer: adam}, within-percent: 3, or-published-sds: 3}
                - {metric: convergence-epoch, where: {optimizer: sgd}, mean-from: 2, mean-to: 6}
                - {metric: convergence-epoch, where: {optimizer: adam}, every-run: 10}
                - {metric: probe-accuracy, where: {optimizer: adam}, within: 0.0005}
            """)
        .completes(0, -743, 10, 0.925, 40)
        .completes(1, -745, 10, 0.930, 41)
        .completes(2, -750, 10, 0.935, 42)
        .completes(3, -520.25, 4, 0.9, 38.5)
        .diverges(4, 2, "loss became NaN in epoch 2, batch 3")
        .fails(6, 0, "IllegalStateException: 13 units")
        .fails(7, 5, "IllegalStateException: 13 units");
  }

  /** Thirteen of 15 runs fail, two of them alike and each of the others in its own way. */
  public static SyntheticSweep brokenInTwelveWays() {
    SyntheticSweep sweep =
        new SyntheticSweep(
            SMALL.replace("[1, 2, 3]", "[1, 2, 3, 4, 5]"), SmallCatalogue.catalogue());
    for (int part = 11; part <= 21; part++) {
      sweep.fails(part - 11, 0, "Broken: part " + part + "\n  on line 2");
    }
    return sweep.fails(11, 0, "Broken: whole").fails(12, 0, "Broken: whole");
  }

  /** The runs from here on are trained each by itself, and not all in one program. */
  SyntheticSweep alone() {
    alone = true;
    return this;
  }

  public SweepSpec spec() {
    return spec;
  }

  public SweepPlan plan() {
    return plan;
  }

  public List<RunRecord> records() {
    return new ArrayList<>(records.values());
  }

  double[] losses(RunRecord record) {
    return losses.get(record.run().runId());
  }

  /** The losses of each run, as reports take them. */
  public Map<String, Map<String, double[]>> curves() {
    return Map.of("loss", losses);
  }

  public SweepReport report() {
    return SweepReport.of(spec, plan, records(), curves());
  }

  /** Every statistic of it, without convergence epochs. */
  public SweepStatistics statistics() {
    return SweepStatistics.of(
        plan,
        records(),
        Optional.empty(),
        Map.of(),
        StatisticsQuestion.ofEverything(plan.factors()));
  }

  /** Commits every run, with its curve, to a store that was opened. */
  public void commitTo(HadoopResultsStore store) throws IOException {
    try (Attempt attempt = store.beginAttempt(ATTEMPT, SCHEMA)) {
      for (RunRecord record : records()) {
        double[] losses = losses(record);
        for (int epoch = 1; epoch <= losses.length; epoch++) {
          attempt.addEpoch(
              new EpochRow(record.run(), epoch, losses[epoch - 1], Map.of("lse", 0.0), 0.1));
        }
        attempt.addRun(record);
      }
      if (store.commit(attempt.finish("cohort1")).state() != CommitOutcome.State.COMMITTED) {
        throw new IllegalStateException("An attempt of a test must be committed, but was not");
      }
    }
  }

  /**
   * A run trains to its end.
   *
   * @param run index in the plan
   * @param convergenceEpoch the number of epochs for a run that does not converge
   */
  public SyntheticSweep completes(
      int run, double finalLoss, int convergenceEpoch, double accuracy, double seconds) {
    double[] curve = new double[epochs(run)];
    for (int epoch = 1; epoch <= curve.length; epoch++) {
      curve[epoch - 1] = finalLoss + LARGE_CHANGE * Math.max(0, convergenceEpoch - epoch);
    }
    return completes(run, curve, Map.of("probe_accuracy", accuracy), seconds);
  }

  /** A run that trains to its end but has no probe accuracy. */
  public SyntheticSweep completesWithoutAccuracy(int run, double finalLoss) {
    double[] curve = new double[epochs(run)];
    Arrays.fill(curve, finalLoss);
    return completes(run, curve, Map.of(), 1);
  }

  public SyntheticSweep diverges(int run, int epochs) {
    return diverges(run, epochs, "made up");
  }

  public SyntheticSweep diverges(int run, int epochs, String reason) {
    double[] curve = new double[epochs];
    curve[epochs - 1] = Double.NaN;
    return commit(run, RunStatus.DIVERGED, Optional.of(reason), curve, Map.of(), 3);
  }

  public SyntheticSweep fails(int run, int epochs) {
    return fails(run, epochs, "made up");
  }

  public SyntheticSweep fails(int run, int epochs, String reason) {
    return commit(run, RunStatus.FAILED, Optional.of(reason), new double[epochs], Map.of(), 2);
  }

  /** A run of the plan of another sweep finds its way here. */
  SyntheticSweep takes(RunRecord foreign) {
    records.put(foreign.run().runId(), foreign);
    return this;
  }

  private SyntheticSweep completes(
      int run, double[] curve, Map<String, Double> metrics, double seconds) {
    return commit(run, RunStatus.COMPLETED, Optional.empty(), curve, metrics, seconds);
  }

  private SyntheticSweep commit(
      int run,
      RunStatus status,
      Optional<String> reason,
      double[] curve,
      Map<String, Double> metrics,
      double seconds) {
    RunIdentity identity = identity(plan.runs().get(run));
    OptionalDouble finalLoss =
        curve.length == 0 ? OptionalDouble.empty() : OptionalDouble.of(curve[curve.length - 1]);
    RunRecord record =
        new RunRecord(
            identity,
            status,
            reason,
            curve.length,
            finalLoss,
            metrics,
            seconds,
            1,
            provenance(run));
    records.put(identity.runId(), record);
    losses.put(identity.runId(), curve);
    return this;
  }

  private int epochs(int run) {
    return plan.runs().get(run).parameters().training().count("epochs");
  }

  private static RunIdentity identity(RunSpec run) {
    Map<String, Object> factors = new HashMap<>();
    run.levels().values().forEach((name, level) -> factors.put(name.replace('-', '_'), level));
    return new RunIdentity(run.runId(), run.configurationId(), factors, run.seed());
  }

  private Provenance provenance(int run) {
    return new Provenance(
        alone ? ATTEMPT + "-" + run : ATTEMPT,
        1,
        Instant.EPOCH,
        new Origin("small", "model", 1, "dots", "f", "spec", "plan"),
        new Environment("0", "Java", "Linux", "3.5.5", "1.0", "BLAS", "cpu", "host", 1));
  }
}
