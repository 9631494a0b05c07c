package org.swath.jobs.figure;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.swath.core.plan.Factor;
import org.swath.core.plan.FactorType;
import org.swath.jobs.report.MetricSummary;

/** Chooses the figures that a sweep's results allow, and builds them. Pure. */
public final class SweepFigures {

  private static final String LOSS = "loss";
  private static final String OPTIMIZER = "optimizer";
  private static final String RATE = "learning-rate";

  /** The study whose figure of this name is asked for by its name. */
  private static final String STUDY = "training-dynamics";

  private static final int MOST_RUN_METRICS = 3;
  private static final int MOST_NUMBER_FACTORS = 2;
  private static final int MOST_LEVELS_OF_A_HEAT_MAP = 30;

  private final SweepResults results;
  private final EpochAxis axis;
  private final List<FiguredRun> completed;
  private final List<Factor> factors;
  private final List<Figure> figures = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();

  private SweepFigures(SweepResults results, EpochAxis axis) {
    this.results = results;
    this.axis = axis;
    this.completed = results.runs().stream().filter(FiguredRun::completed).toList();
    this.factors = results.plan().factors().stream().filter(this::varies).toList();
  }

  /**
   * The figures of a sweep; none, and the reason, when nothing is to be drawn.
   *
   * @param metrics dashed epoch metrics to draw the curves of beside the usual ones; {@code
   *     results} must have read them
   */
  public static FigureList of(SweepResults results, EpochAxis axis, List<String> metrics) {
    SweepFigures building = new SweepFigures(results, axis);
    building.add(metrics);
    return new FigureList(building.figures, building.notes);
  }

  private void add(List<String> metrics) {
    if (completed.isEmpty()) {
      notes.add(
          "There are no figures: a figure needs a completed run, and of %s %d are committed, none of them completed."
              .formatted(
                  Labels.count(results.plan().runs().size(), "planned run"),
                  results.records().size()));
      return;
    }
    addDynamics();
    Set<String> curves = new LinkedHashSet<>(List.of(LOSS));
    results.criterion().ifPresent(criterion -> curves.add(criterion.metric()));
    curves.addAll(metrics);
    curves.forEach(this::addCurves);
    addConvergence();
    List<String> runMetrics = runMetrics();
    runMetrics.forEach(this::addByNumbers);
    addPairs(runMetrics);
    addHeatMaps(runMetrics);
    addParallel(runMetrics);
  }

  /** The runs whose curve of a metric says how they trained: not those that failed. */
  private List<FiguredRun> withCurve(String metric) {
    return results.runs().stream()
        .filter(run -> run.completed() || run.diverged())
        .filter(run -> run.curves().containsKey(metric))
        .toList();
  }

  private String notDrawn() {
    long failed =
        results.runs().stream().filter(run -> !run.completed() && !run.diverged()).count();
    int missing = results.plan().runs().size() - results.runs().size();
    List<String> parts = new ArrayList<>();
    if (failed > 0) {
      parts.add(Labels.count(failed, "run") + " failed");
    }
    if (missing > 0) {
      parts.add(Labels.count(missing, "run") + " of the plan not there yet");
    }
    return parts.isEmpty() ? "" : "Not drawn: " + String.join(", ", parts) + ".";
  }

  private void addCurves(String metric) {
    List<FiguredRun> runs = withCurve(metric);
    boolean finite =
        runs.stream()
            .filter(FiguredRun::completed)
            .anyMatch(run -> hasFinite(run.curves().get(metric)));
    if (!finite) {
      notes.add(
          "There are no curves of %s: no completed run has a finite number of it."
              .formatted(metric));
      return;
    }
    figures.add(new CurveFigure(metric, axis, Panels.of(runs, factors), notDrawn()).figure());
  }

  private void addDynamics() {
    List<Factor> both =
        factors.stream()
            .filter(factor -> factor.name().equals(OPTIMIZER) || factor.name().equals(RATE))
            .toList();
    if (both.size() < 2 || factors.size() > 2 || results.criterion().isEmpty()) {
      return;
    }
    Factor rate =
        both.stream().filter(factor -> factor.name().equals(RATE)).findFirst().orElseThrow();
    List<FiguredRun> runs = withCurve(LOSS);
    String id = results.plan().sweepName().startsWith(STUDY) ? "fig4_dynamics" : "dynamics";
    Panels.by(rate, runs, factors)
        .ifPresent(
            panels ->
                figures.add(
                    new DynamicsFigure(
                            id,
                            axis,
                            results.criterion().orElseThrow(),
                            runs,
                            panels,
                            factors,
                            notDrawn())
                        .figure()));
  }

  private void addConvergence() {
    List<FiguredRun> runs =
        completed.stream().filter(run -> run.convergence().isPresent()).toList();
    if (results.criterion().isEmpty() || runs.isEmpty()) {
      notes.add("There is no figure of convergence epochs: the spec has no convergence criterion.");
      return;
    }
    figures.add(
        new ConvergenceFigure(
                results.criterion().orElseThrow(),
                runs,
                run -> Labels.of(run.spec().levels(), factors))
            .figure());
  }

  private void addByNumbers(String metric) {
    List<Factor> numbers =
        factors.stream()
            .filter(SweepFigures::isNumber)
            .sorted(
                (one, other) -> Boolean.compare(other.name().equals(RATE), one.name().equals(RATE)))
            .limit(MOST_NUMBER_FACTORS)
            .toList();
    for (Factor factor : numbers) {
      List<FiguredRun> runs =
          having(metric).stream().filter(run -> run.level(factor.name()) != null).toList();
      if (!runs.isEmpty()) {
        Optional<Factor> line = fewLevels(factor);
        int others = factors.size() - 1 - (line.isPresent() ? 1 : 0);
        figures.add(new FactorFigure(metric, factor, line, runs, others).figure());
      }
    }
  }

  private void addPairs(List<String> runMetrics) {
    for (String metric : runMetrics.subList(1, runMetrics.size())) {
      List<FiguredRun> runs =
          having(metric).stream()
              .filter(run -> run.value(MetricSummary.FINAL_LOSS).isPresent())
              .toList();
      if (!runs.isEmpty()) {
        figures.add(
            new MetricPairFigure(metric, MetricSummary.FINAL_LOSS, runs, fewLevels(null), factors)
                .figure());
      }
    }
  }

  private void addHeatMaps(List<String> runMetrics) {
    List<Factor> pair =
        factors.stream()
            .filter(factor -> factor.levels().size() <= MOST_LEVELS_OF_A_HEAT_MAP)
            .limit(2)
            .toList();
    if (pair.size() < 2) {
      notes.add(
          "There is no heat map: it needs two factors of two to %d levels each."
              .formatted(MOST_LEVELS_OF_A_HEAT_MAP));
      return;
    }
    for (String metric : runMetrics) {
      List<FiguredRun> runs = having(metric);
      if (!runs.isEmpty()) {
        figures.add(
            new HeatMapFigure(metric, pair.get(1), pair.get(0), runs, factors.size() - 2).figure());
      }
    }
  }

  private void addParallel(List<String> runMetrics) {
    List<FiguredRun> runs = having(MetricSummary.FINAL_LOSS);
    if (factors.isEmpty() || runs.size() < 2) {
      notes.add("There are no parallel coordinates: they need a factor that varies, and two runs.");
      return;
    }
    List<String> metrics = new ArrayList<>(runMetrics);
    if (results.criterion().isPresent()) {
      metrics.add(MetricSummary.CONVERGENCE_EPOCH);
    }
    figures.add(new ParallelFigure(runs, factors, metrics).figure());
  }

  /** The final loss, and the first metrics of the workload that a run has a number of. */
  private List<String> runMetrics() {
    List<String> metrics = new ArrayList<>(List.of(MetricSummary.FINAL_LOSS));
    results.plan().runMetrics().stream()
        .filter(metric -> !having(metric).isEmpty())
        .limit(MOST_RUN_METRICS)
        .forEach(metrics::add);
    return metrics;
  }

  private List<FiguredRun> having(String metric) {
    return completed.stream().filter(run -> run.value(metric).isPresent()).toList();
  }

  /** The first factor with levels few enough to be told apart, words before numbers. */
  private Optional<Factor> fewLevels(Factor but) {
    return factors.stream()
        .filter(factor -> !factor.equals(but))
        .filter(factor -> factor.levels().size() < LineStyles.MOST_SERIES)
        .min((one, other) -> Boolean.compare(isNumber(one), isNumber(other)));
  }

  private boolean varies(Factor factor) {
    return results.runs().stream()
            .map(run -> Optional.ofNullable(run.level(factor.name())))
            .distinct()
            .count()
        > 1;
  }

  private static boolean isNumber(Factor factor) {
    return factor.type() == FactorType.NUMBER || factor.type() == FactorType.INTEGER;
  }

  private static boolean hasFinite(double[] curve) {
    for (double value : curve) {
      if (Double.isFinite(value)) {
        return true;
      }
    }
    return false;
  }
}
