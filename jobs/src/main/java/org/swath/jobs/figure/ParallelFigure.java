package org.swath.jobs.figure;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.OptionalDouble;
import org.swath.core.plan.Factor;
import org.swath.core.plan.FactorType;
import org.swath.jobs.report.MetricSummary;

/** Every run as a line across factors and metrics, coloured by its final loss. */
final class ParallelFigure {

  /** The middle of plasma: lines are seen on white and on black. */
  private static final List<String> COLOURS = List.of("#9c179e", "#d8576b", "#fca636");

  private static final int MOST_LINES = 500;
  private static final int MOST_LABELS = 12;
  private static final double LEAST_RATIO_OF_LOG = 8;

  private final List<Factor> factors;
  private final List<MetricScale> metrics;
  private final List<FiguredRun> runs;

  /**
   * @param runs completed ones with a finite final loss, at least two
   * @param factors all that vary, at least one
   * @param metrics the final loss first
   */
  ParallelFigure(List<FiguredRun> runs, List<Factor> factors, List<String> metrics) {
    this.runs = runs;
    this.factors = factors;
    this.metrics = metrics.stream().map(MetricScale::new).toList();
  }

  Figure figure() {
    ObjectNode option = Axes.object();
    option.putObject("tooltip").put("trigger", "item");
    option.putObject("parallel").put("left", 60).put("right", 130).put("top", 50).put("bottom", 30);
    ArrayNode axes = option.putArray("parallelAxis");
    ObjectNode series = option.putArray("series").addObject().put("type", "parallel");
    ArrayNode dimensions = series.putArray("dimensions");
    for (Factor factor : factors) {
      axes.add(axis(factor).put("dim", axes.size()));
      dimensions.add(factor.name().replace('-', ' '));
    }
    int colour = axes.size();
    for (MetricScale metric : metrics) {
      Bounds bounds =
          Bounds.of(
              runs.stream()
                  .flatMapToDouble(run -> run.value(metric.metric()).stream())
                  .map(metric::shown)
                  .toArray());
      ObjectNode axis = Axes.object().put("type", "value").put("name", metric.title());
      axis.put("min", bounds.least()).put("max", bounds.most()).put("interval", bounds.step());
      axes.add(axis.put("dim", axes.size()));
      dimensions.add(metric.words());
    }
    option.set("visualMap", colours(colour));
    series.putObject("lineStyle").put("width", 1.3).put("opacity", opacity());
    int every = (runs.size() + MOST_LINES - 1) / MOST_LINES;
    ArrayNode data = series.putArray("data");
    for (int i = 0; i < runs.size(); i += every) {
      data.add(item(runs.get(i)));
    }
    return new Figure(
        "parallel-coordinates",
        "Runs across factors and metrics",
        "A line is a completed run, n = %d, coloured by its final loss.%s%s"
            .formatted(
                runs.size(),
                every > 1 ? " Every %dth is drawn.".formatted(every) : "",
                everyFactorApplies()
                    ? ""
                    : " A line passes by the axis of a factor that does not apply to it."),
        option,
        Layout.WIDTH,
        400);
  }

  private boolean everyFactorApplies() {
    return factors.stream()
        .allMatch(factor -> runs.stream().allMatch(run -> run.level(factor.name()) != null));
  }

  /** The more lines, the fainter. */
  private double opacity() {
    return Math.max(0.15, Math.min(0.6, Math.round(4000.0 / runs.size()) / 100.0));
  }

  private ObjectNode axis(Factor factor) {
    ObjectNode axis = Axes.object().put("name", factor.name().replace('-', ' '));
    double[] levels =
        factor.levels().stream()
            .filter(Number.class::isInstance)
            .mapToDouble(level -> ((Number) level).doubleValue())
            .sorted()
            .toArray();
    if (!isNumber(factor)) {
      ArrayNode words = axis.put("type", "category").putArray("data");
      factor.levels().forEach(level -> words.add(Labels.level(level)));
      if (factor.levels().size() > MOST_LABELS) {
        axis.putObject("axisLabel").put("show", false);
      }
    } else if (levels[0] > 0 && levels[levels.length - 1] / levels[0] >= LEAST_RATIO_OF_LOG) {
      axis.put("type", "log").put("min", levels[0]).put("max", levels[levels.length - 1]);
    } else {
      Bounds bounds = Bounds.of(levels);
      axis.put("type", "value").put("min", bounds.least()).put("max", bounds.most());
      axis.put("interval", bounds.step());
    }
    return axis;
  }

  private ObjectNode item(FiguredRun run) {
    ObjectNode item = Axes.object().put("name", Labels.of(run.spec().levels(), factors));
    item.put("runId", run.spec().runId()).put("seed", run.spec().seed());
    ArrayNode value = item.putArray("value");
    for (Factor factor : factors) {
      Object level = run.level(factor.name());
      if (level == null) {
        value.add("-");
      } else if (isNumber(factor)) {
        value.add(((Number) level).doubleValue());
      } else {
        value.add(Labels.level(level));
      }
    }
    for (MetricScale metric : metrics) {
      OptionalDouble number = run.value(metric.metric());
      if (number.isPresent()) {
        value.add(metric.shown(number.getAsDouble()));
      } else {
        value.add("-");
      }
    }
    return item;
  }

  private ObjectNode colours(int dimension) {
    MetricScale loss = metrics.get(0);
    double[] sorted =
        runs.stream()
            .mapToDouble(run -> loss.shown(run.value(MetricSummary.FINAL_LOSS).orElseThrow()))
            .sorted()
            .toArray();
    double least = sorted[0];
    double most = sorted[sorted.length - 1];
    ObjectNode map = Axes.object().put("type", "continuous").put("dimension", dimension);
    map.put("min", least).put("max", most > least ? most : least + 1).put("calculable", false);
    map.put("right", 10).put("top", 60).put("itemHeight", 180);
    map.putArray("text").add(Labels.shortly(most)).add(Labels.shortly(least));
    ArrayNode colours = map.putObject("inRange").putArray("color");
    COLOURS.forEach(colours::add);
    return map;
  }

  private static boolean isNumber(Factor factor) {
    return factor.type() == FactorType.NUMBER || factor.type() == FactorType.INTEGER;
  }
}
