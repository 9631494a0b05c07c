package org.swath.jobs.figure;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.DoubleStream;

/** An epoch metric over training: a line for each configuration, with a band over its seeds. */
final class CurveFigure {

  /** So many points are some hundred kilobytes. */
  private static final int MOST_POINTS = 5000;

  private static final int MOST_EPOCHS = 200;
  private static final int FEWEST_EPOCHS = 25;
  private static final int MOST_DIVERGED = 20;

  private final MetricScale scale;
  private final EpochAxis axis;
  private final Panels panels;
  private final String notDrawn;
  private final int lastEpoch;
  private final int[] epochs;
  private final List<Map<String, CurveBand>> bands = new ArrayList<>();

  /**
   * @param panels of completed and diverged runs, all with a curve of the metric
   * @param notDrawn a sentence on runs that are in no panel; may be empty
   */
  CurveFigure(String metric, EpochAxis axis, Panels panels, String notDrawn) {
    this.scale = new MetricScale(metric);
    this.axis = axis;
    this.panels = panels;
    this.notDrawn = notDrawn;
    this.lastEpoch = panels.panels().stream().mapToInt(this::lastEpoch).max().orElse(1);
    int most = MOST_POINTS / Math.max(1, panels.panels().size() * panels.lines().size());
    this.epochs = axis.drawn(lastEpoch, Math.max(FEWEST_EPOCHS, Math.min(MOST_EPOCHS, most)));
    panels.panels().forEach(panel -> bands.add(bands(panel)));
  }

  Figure figure() {
    int count = panels.panels().size();
    int columns = count == 1 ? 1 : count == 2 || count == 4 ? 2 : 3;
    Layout layout = Layout.of(count, columns, count == 1 ? 380 : 230, panels.lines());
    ObjectNode option = Axes.object();
    option.set("legend", Layout.legend(panels.lines(), Layout.WIDTH));
    option.putObject("tooltip").put("trigger", "axis");
    addPanels(option, layout, 0);
    return new Figure(
        "curves-" + scale.metric(),
        "%s by epoch".formatted(capitalized(scale.words())),
        caption(),
        option,
        Layout.WIDTH,
        layout.height());
  }

  /** Adds every panel to an option whose grids before {@code first} are others'. */
  void addPanels(ObjectNode option, Layout layout, int first) {
    ArrayNode grids = option.withArray("/grid");
    ArrayNode headings = option.withArray("/title");
    ArrayNode across = option.withArray("/xAxis");
    ArrayNode up = option.withArray("/yAxis");
    Bounds bounds = bounds();
    CurveSeries series = new CurveSeries(option.withArray("/series"), scale);
    for (int i = 0; i < panels.panels().size(); i++) {
      int panel = first + i;
      grids.add(layout.grid(panel));
      if (!panels.panels().get(i).label().isEmpty()) {
        headings.add(layout.heading(panel, panels.panels().get(i).label()));
      }
      across.add(Axes.epochs(axis, lastEpoch).put("gridIndex", panel));
      String name = layout.inFirstColumn(panel) ? scale.title() : "";
      up.add(Axes.vertical(name, bounds).put("gridIndex", panel));
      int at = panel;
      bands
          .get(i)
          .forEach(
              (line, band) ->
                  series.addMean(
                      at + "-" + panels.lines().indexOf(line),
                      line,
                      panels.lines().indexOf(line),
                      at,
                      band));
      diverged(panels.panels().get(i)).stream()
          .limit(MOST_DIVERGED)
          .forEach(run -> series.addDiverged(panels.lineOf().apply(run), at, run, epochs));
    }
  }

  /** What is drawn, and what is not. */
  String caption() {
    List<FiguredRun> runs =
        panels.panels().stream().flatMap(panel -> panel.runs().stream()).toList();
    long completed = runs.stream().filter(FiguredRun::completed).count();
    List<FiguredRun> diverged = runs.stream().filter(FiguredRun::diverged).toList();
    int mostSeeds =
        bands.stream()
            .flatMap(panel -> panel.values().stream())
            .flatMap(band -> band.points().stream())
            .mapToInt(CurveBand.Point::n)
            .max()
            .orElse(0);
    StringBuilder text = new StringBuilder();
    text.append(capitalized(scale.words()));
    if (mostSeeds > 1) {
      text.append(", mean over the seeds of each configuration (up to %d); ".formatted(mostSeeds));
      text.append(
          mostSeeds <= CurveBand.FEW_SEEDS
              ? "the band is from the smallest to the largest of them."
              : "the band is one population standard deviation to either side, or from the smallest"
                  + " to the largest of up to %d.".formatted(CurveBand.FEW_SEEDS));
    } else {
      text.append(", one run for each configuration, hence no band.");
    }
    text.append(" ").append(Labels.count(completed, "completed run")).append(".");
    if (!diverged.isEmpty()) {
      text.append(
          diverged.size() == 1
              ? " 1 run diverged and is drawn thin as far as it goes, with a cross where it ends, should the axis reach it."
              : " %d runs diverged and are drawn thin as far as they go, each with a cross where it ends, should the axis reach it."
                  .formatted(diverged.size()));
    }
    if (panels.panels().stream().anyMatch(panel -> diverged(panel).size() > MOST_DIVERGED)) {
      text.append(" Of those a panel has the first %d.".formatted(MOST_DIVERGED));
    }
    if (!notDrawn.isEmpty()) {
      text.append(" ").append(notDrawn);
    }
    if (panels.leftOut() > 0) {
      text.append(
          " Only the configurations with the lowest mean final loss are drawn; %d others are not."
              .formatted(panels.leftOut()));
    }
    if (epochs.length < lastEpoch) {
      text.append(" Of %d epochs %d are drawn.".formatted(lastEpoch, epochs.length));
    }
    if (bounds().cut()) {
      text.append(" The axis is cut: a few values lie far outside it.");
    }
    return text.toString();
  }

  private Map<String, CurveBand> bands(RunGroup panel) {
    Map<String, CurveBand> ofPanel = new LinkedHashMap<>();
    for (RunGroup line : RunGroup.by(panel.completed(), panels.lineOf())) {
      List<double[]> curves =
          line.runs().stream().map(run -> run.curves().get(scale.metric())).toList();
      ofPanel.put(line.label(), CurveBand.of(curves, epochs, scale));
    }
    return ofPanel;
  }

  /** Around the completed runs, for those that diverge go anywhere; without any, around those. */
  private Bounds bounds() {
    double[] drawn =
        bands.stream()
            .flatMap(panel -> panel.values().stream())
            .flatMap(band -> band.points().stream())
            .flatMapToDouble(point -> DoubleStream.of(point.low(), point.high()))
            .toArray();
    if (drawn.length > 0) {
      return Bounds.of(drawn);
    }
    return Bounds.of(
        panels.panels().stream()
            .flatMap(panel -> diverged(panel).stream())
            .flatMapToDouble(run -> Arrays.stream(run.curves().get(scale.metric())))
            .filter(Double::isFinite)
            .map(scale::shown)
            .toArray());
  }

  private List<FiguredRun> diverged(RunGroup panel) {
    return panel.runs().stream().filter(FiguredRun::diverged).toList();
  }

  private int lastEpoch(RunGroup panel) {
    return panel.runs().stream()
        .mapToInt(run -> run.curves().get(scale.metric()).length)
        .max()
        .orElse(1);
  }

  static String capitalized(String words) {
    return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
  }
}
