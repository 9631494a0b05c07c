package org.swath.jobs.figure;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.apache.hadoop.conf.Configuration;
import org.swath.core.data.DownloadListener;
import org.swath.core.parameter.Catalogue;
import org.swath.core.plan.RunSpec;
import org.swath.core.plan.SweepPlan;
import org.swath.core.plan.SweepPlanner;
import org.swath.core.spec.SweepSpec;
import org.swath.core.spec.SweepSpecReader;
import org.swath.jobs.builtins.BuiltIns;
import org.swath.results.Environment;
import org.swath.results.Origin;
import org.swath.results.Provenance;
import org.swath.results.RunIdentity;
import org.swath.results.RunRecord;
import org.swath.results.RunStatus;

/** A planned sweep whose results are made up, for figures. */
final class FigureSweep {

  private static final Catalogue CATALOGUE =
      BuiltIns.standard(Path.of("none"), new Configuration(), DownloadListener.silent())
          .catalogue();

  private static final String TWO_BY_FOUR =
      """
        optimizer: [adam, sgd]
        learning-rate: [0.0001, 0.001, 0.01, 0.1]
      """;

  private final SweepSpec spec;
  private final SweepPlan plan;
  private final List<RunRecord> records = new ArrayList<>();
  private final Map<String, double[]> losses = new LinkedHashMap<>();

  /**
   * @param grid the lines under {@code grid}, indented by two
   */
  FigureSweep(String grid, int seeds) {
    List<String> listed = new ArrayList<>();
    for (int seed = 1; seed <= seeds; seed++) {
      listed.add(String.valueOf(seed));
    }
    String text =
        """
        name: drawn
        workload: {name: implicit-em-encoder%s}
        data: {name: digits, train-size: 100, test-size: 10}
        training: {epochs: 10, batch-size: 10%s}
        seeds: [%s]
        convergence:
          - {name: settled, criterion: absolute-change, metric: loss, threshold: 1.0, window: 2}
        """
            .formatted(
                grid.contains("hidden-units") ? "" : ", hidden-units: 4",
                (grid.contains("optimizer") ? "" : ", optimizer: adam")
                    + (grid.contains("learning-rate") ? "" : ", learning-rate: 0.1"),
                String.join(", ", listed));
    this.spec =
        SweepSpecReader.read(
            grid.isEmpty() ? text : text + "grid:\n" + grid, "drawn.yaml", CATALOGUE);
    this.plan = new SweepPlanner(CATALOGUE).plan(spec, "f".repeat(64));
  }

  /** Two optimizers at four rates, all runs completed with curves that differ. */
  static FigureSweep twoByFour(int seeds) {
    return new FigureSweep(TWO_BY_FOUR, seeds).completesAll(10);
  }

  FigureSweep completesAll(int epochs) {
    for (int run = 0; run < plan.runs().size(); run++) {
      double[] curve = new double[epochs];
      for (int epoch = 1; epoch <= epochs; epoch++) {
        curve[epoch - 1] = -100 * Math.log(epoch) - run;
      }
      completes(run, curve);
    }
    return this;
  }

  FigureSweep completes(int run, double... curve) {
    return ends(run, RunStatus.COMPLETED, 0.9 + run / 10_000.0, curve);
  }

  FigureSweep diverges(int run, double... curve) {
    return ends(run, RunStatus.DIVERGED, Double.NaN, curve);
  }

  FigureSweep fails(int run, double... curve) {
    return ends(run, RunStatus.FAILED, Double.NaN, curve);
  }

  SweepPlan plan() {
    return plan;
  }

  List<RunRecord> records() {
    return List.copyOf(records);
  }

  SweepResults results() {
    return results(records);
  }

  SweepResults results(List<RunRecord> inThisOrder) {
    return new SweepResults(
        plan, spec.convergence().stream().findFirst(), inThisOrder, Map.of("loss", losses));
  }

  FigureList figures() {
    return SweepFigures.of(results(), EpochAxis.LOG, List.of());
  }

  /** The one figure of this id. */
  Figure figure(String id) {
    return figures().figures().stream()
        .filter(figure -> figure.id().equals(id))
        .findFirst()
        .orElseThrow(() -> new AssertionError("There must be a figure " + id));
  }

  private FigureSweep ends(int index, RunStatus status, double accuracy, double... curve) {
    RunSpec run = plan.runs().get(index);
    losses.put(run.runId(), curve);
    records.add(
        new RunRecord(
            new RunIdentity(run.runId(), run.configurationId(), run.levels().values(), run.seed()),
            status,
            status == RunStatus.COMPLETED ? Optional.empty() : Optional.of("made up"),
            curve.length,
            curve.length == 0 ? OptionalDouble.empty() : OptionalDouble.of(curve[curve.length - 1]),
            Double.isNaN(accuracy) ? Map.of() : Map.of("probe_accuracy", accuracy),
            0.2,
            0,
            new Provenance(
                "a0",
                1,
                Instant.EPOCH,
                new Origin("drawn", "none", 1, "digits", "d1", "s1", "p1"),
                new Environment("0", "17", "Linux", "3.5.5", "0", "none", "cpu", "host", 1))));
    return this;
  }
}
