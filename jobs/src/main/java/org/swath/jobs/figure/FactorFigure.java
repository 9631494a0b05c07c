package org.swath.jobs.figure;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.swath.core.plan.Factor;

/**
 * A run metric against a factor that is a number: a point for each run, and the mean of the runs at
 * each level, one line for each level of another factor.
 */
final class FactorFigure {

  private static final double PADDING = 2;
  private static final double LEAST_RATIO_OF_LOG = 8;
  private static final int MOST_POINTS = 3000;

  private final MetricScale scale;
  private final Factor factor;
  private final Optional<Factor> lineFactor;
  private final List<RunGroup> lines;
  private final double[] levels;
  private final int others;

  /**
   * @param runs completed ones that have the metric and a level of the factor, at least one
   * @param lineFactor with at most {@link LineStyles#MOST_SERIES} levels among the runs
   * @param others how many further factors vary
   */
  FactorFigure(
      String metric,
      Factor factor,
      Optional<Factor> lineFactor,
      List<FiguredRun> runs,
      int others) {
    this.scale = new MetricScale(metric);
    this.factor = factor;
    this.lineFactor = lineFactor;
    Function<FiguredRun, String> line =
        run -> lineFactor.map(of -> Labels.of(run.spec().levels(), List.of(of))).orElse("all runs");
    this.lines = RunGroup.by(runs, line);
    this.levels = runs.stream().mapToDouble(this::level).distinct().sorted().toArray();
    this.others = others;
  }

  Figure figure() {
    String words = factor.name().replace('-', ' ');
    List<String> names = lines.stream().map(RunGroup::label).toList();
    Layout layout = Layout.of(1, 1, 360, lineFactor.isPresent() ? names : List.of());
    ObjectNode option = Axes.object();
    if (lineFactor.isPresent()) {
      option.set("legend", Layout.legend(names, Layout.WIDTH));
    }
    option.putObject("tooltip").put("trigger", "item");
    option.set("grid", layout.grid(0));
    option.set("xAxis", axis(words));
    Bounds bounds =
        Bounds.of(
            lines.stream()
                .flatMapToDouble(line -> Arrays.stream(line.values(scale.metric())))
                .map(scale::shown)
                .toArray());
    option.set("yAxis", Axes.vertical(scale.title(), bounds));
    ArrayNode series = option.putArray("series");
    for (int i = 0; i < lines.size(); i++) {
      addMeans(series, i, words);
      addPoints(series, i, words);
    }
    return new Figure(
        scale.metric() + "-by-" + factor.name().replace('.', '-'),
        "%s by %s".formatted(CurveFigure.capitalized(scale.words()), words),
        caption(words, bounds),
        option,
        Layout.WIDTH,
        layout.height());
  }

  private ObjectNode axis(String words) {
    double least = levels[0];
    double most = levels[levels.length - 1];
    if (least > 0 && most / least >= LEAST_RATIO_OF_LOG) {
      ObjectNode axis = Axes.logarithmic(words, round(least / PADDING), round(most * PADDING));
      axis.putObject("axisLabel").put("showMinLabel", false).put("showMaxLabel", false);
      // The library rounds the ends of this axis, and would draw their lines beside the panel.
      axis.putObject("splitLine").put("show", false);
      return axis;
    }
    return Axes.horizontal(words);
  }

  /** To two digits, which the library's own rounding leaves as they are. */
  private static double round(double number) {
    return new BigDecimal(number).round(new MathContext(2)).doubleValue();
  }

  private void addMeans(ArrayNode series, int line, String words) {
    ObjectNode means = series.addObject().put("type", "line").put("id", "mean-" + line);
    means.put("name", lines.get(line).label()).put("symbol", LineStyles.symbol(line));
    means.put("symbolSize", 9).put("z", 3).set("lineStyle", LineStyles.line(line, 1.8));
    means.putArray("dimensions").add(words).add("mean " + scale.words()).add("runs");
    ArrayNode data = means.putArray("data");
    TreeMap<Double, List<FiguredRun>> byLevel =
        lines.get(line).runs().stream()
            .collect(Collectors.groupingBy(this::level, TreeMap::new, Collectors.toList()));
    byLevel.forEach(
        (level, runs) ->
            data.addArray()
                .add(level)
                .add(scale.shown(runs.stream().mapToDouble(this::value).average().orElseThrow()))
                .add(runs.size()));
  }

  private void addPoints(ArrayNode series, int line, String words) {
    ObjectNode points = series.addObject().put("type", "scatter").put("id", "runs-" + line);
    points.put("name", lines.get(line).label()).put("symbol", LineStyles.symbol(line));
    points.put("symbolSize", 5).put("z", 4).putObject("itemStyle").put("opacity", 0.55);
    points.putArray("symbolOffset").add(11 + 7 * line).add(0);
    points.putArray("dimensions").add(words).add(scale.words());
    ArrayNode data = points.putArray("data");
    int every = every();
    for (int i = 0; i < lines.get(line).runs().size(); i += every) {
      FiguredRun run = lines.get(line).runs().get(i);
      ObjectNode point = data.addObject().put("name", lines.get(line).label());
      point.put("runId", run.spec().runId()).put("seed", run.spec().seed());
      point.putArray("value").add(level(run)).add(scale.shown(value(run)));
    }
  }

  private String caption(String words, Bounds bounds) {
    StringBuilder text = new StringBuilder();
    text.append(
        "A small point, set a little to the right, is a completed run, n = %d; the line joins the means at each %s%s."
            .formatted(
                runs(),
                words,
                others == 0
                    ? " over seeds"
                    : " over seeds and " + Labels.count(others, "further factor")));
    if (every() > 1) {
      text.append(" Of the points every %dth is drawn; means are over all.".formatted(every()));
    }
    if (bounds.cut()) {
      text.append(" The axis is cut: a few values lie far outside it.");
    }
    return text.toString();
  }

  private int runs() {
    return lines.stream().mapToInt(line -> line.runs().size()).sum();
  }

  private int every() {
    return (runs() + MOST_POINTS - 1) / MOST_POINTS;
  }

  private double level(FiguredRun run) {
    return ((Number) run.level(factor.name())).doubleValue();
  }

  private double value(FiguredRun run) {
    return run.value(scale.metric()).orElseThrow();
  }
}
