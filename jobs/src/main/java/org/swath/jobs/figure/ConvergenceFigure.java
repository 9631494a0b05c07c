package org.swath.jobs.figure;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.function.Function;
import org.swath.core.converge.Convergence;
import org.swath.core.spec.CriterionSpec;
import org.swath.jobs.report.EpochFigure;
import org.swath.jobs.report.EpochSummary;

/** When runs had converged: a row for each configuration, a point for each run. */
final class ConvergenceFigure {

  private static final int MOST_ROWS = 40;
  private static final int ROW_PIXELS = 26;
  private static final int WIDEST_LABEL = 340;
  private static final double LETTER = 6.6;

  private static final String CONVERGED = "converged";
  private static final String CENSORED = "not by its last epoch";
  private static final String MEDIAN = "median";

  /** What its legend names. */
  static final List<String> MARKS = List.of(CONVERGED, CENSORED, MEDIAN);

  /** An arrow to the right that is open inside: later, nobody knows when. */
  private static final String OPEN_ARROW = "path://M0,0 L12,6 L0,12 Z M2,3.2 L2,8.8 L7.6,6 Z";

  private final CriterionSpec criterion;
  private final List<RunGroup> rows;
  private final int leftOut;

  /**
   * @param runs completed ones with a convergence, at least one
   */
  ConvergenceFigure(
      CriterionSpec criterion, List<FiguredRun> runs, Function<FiguredRun, String> label) {
    this.criterion = criterion;
    List<RunGroup> groups = RunGroup.by(runs, label);
    this.rows = groups.stream().limit(MOST_ROWS).toList();
    this.leftOut = groups.size() - rows.size();
  }

  Figure figure() {
    ObjectNode option = Axes.object();
    option.set("legend", Layout.pointLegend(MARKS));
    option.putObject("tooltip").put("trigger", "item");
    int left = labelWidth();
    ObjectNode grid = Axes.object().put("left", left).put("right", 30);
    grid.put("top", 44).put("height", rows.size() * ROW_PIXELS);
    addPanel(option, grid, 0);
    return new Figure(
        "convergence-epochs",
        "Convergence epoch by configuration",
        caption(),
        option,
        Layout.WIDTH,
        44 + rows.size() * ROW_PIXELS + 56);
  }

  /** Adds the panel to an option whose grids before {@code panel} are others'. */
  void addPanel(ObjectNode option, ObjectNode grid, int panel) {
    option.withArray("/grid").add(grid);
    int last =
        rows.stream()
            .flatMap(row -> row.runs().stream())
            .mapToInt(run -> convergence(run).epoch())
            .max()
            .orElse(1);
    option.withArray("/xAxis").add(Axes.epochs("convergence epoch", last).put("gridIndex", panel));
    List<String> labels = rows.stream().map(RunGroup::label).toList();
    ObjectNode names = Axes.verticalCategories("", labels).put("gridIndex", panel);
    names.putObject("splitLine").put("show", true);
    option.withArray("/yAxis").add(names);
    ArrayNode series = option.withArray("/series");
    ArrayNode converged = points(series, CONVERGED, "circle", 9, panel);
    ArrayNode censored = points(series, CENSORED, OPEN_ARROW, 12, panel);
    ArrayNode median = points(series, MEDIAN, "rect", 0, panel);
    ((ObjectNode) series.get(series.size() - 1)).putArray("symbolSize").add(3).add(18);
    for (RunGroup row : rows) {
      for (int i = 0; i < row.runs().size(); i++) {
        FiguredRun run = row.runs().get(i);
        Convergence answer = convergence(run);
        ObjectNode point = (answer.met() ? converged : censored).addObject();
        point.put("name", row.label());
        point.put("runId", run.spec().runId()).put("seed", run.spec().seed());
        point.putArray("value").add(answer.epoch()).add(row.label());
        point.putArray("symbolOffset").add(0).add(offset(i, row.runs().size()));
      }
      EpochFigure middle =
          new EpochSummary(row.runs().stream().map(this::convergence).toList()).median();
      if (!middle.lowerBound()) {
        median
            .addObject()
            .put("name", row.label())
            .putArray("value")
            .add(middle.epochs())
            .add(row.label());
      }
    }
  }

  String caption() {
    List<Convergence> answers =
        rows.stream().flatMap(row -> row.runs().stream()).map(this::convergence).toList();
    long notMet = answers.stream().filter(answer -> !answer.met()).count();
    StringBuilder text = new StringBuilder();
    text.append(
        "Convergence epoch: %s. A point is a completed run, n = %d."
            .formatted(
                criterion.rule().criterion().epochInWords(criterion.metric()), answers.size()));
    if (notMet > 0) {
      text.append(
          " An open arrow is a run that had not converged by its last epoch, where it is drawn: %d of them. The median is left out where they leave it open."
              .formatted(notMet));
    }
    if (leftOut > 0) {
      text.append(
          " Only the first %d configurations are drawn; %d others are not."
              .formatted(MOST_ROWS, leftOut));
    }
    return text.toString();
  }

  /** Pixels that the labels of rows need beside the axis. */
  int labelWidth() {
    int longest = rows.stream().mapToInt(row -> row.label().length()).max().orElse(0);
    return (int) Math.min(WIDEST_LABEL, 24 + longest * LETTER);
  }

  private Convergence convergence(FiguredRun run) {
    return run.convergence().orElseThrow();
  }

  private static ArrayNode points(
      ArrayNode series, String name, String symbol, int size, int panel) {
    ObjectNode points = series.addObject().put("type", "scatter").put("name", name);
    points.put("symbol", symbol).put("symbolSize", size);
    points.put("xAxisIndex", panel).put("yAxisIndex", panel);
    points.putArray("dimensions").add("convergence epoch").add("configuration");
    return points.putArray("data");
  }

  /** Runs of one configuration a little under each other, so that equal epochs are both seen. */
  private static double offset(int at, int of) {
    double between = Math.min(5, 16.0 / Math.max(1, of - 1));
    return Math.round((at - (of - 1) / 2.0) * between * 100) / 100.0;
  }
}
