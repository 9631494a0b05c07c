package org.swath.jobs.figure;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.swath.core.plan.Factor;

/** One run metric against another, a point for each run. */
final class MetricPairFigure {

  private static final int MOST_POINTS = 3000;

  private final MetricScale across;
  private final MetricScale up;
  private final List<FiguredRun> runs;
  private final Optional<Factor> colour;
  private final List<Factor> factors;

  /**
   * @param runs completed ones that have both metrics, at least one
   * @param colour a factor with at most {@link LineStyles#MOST_SERIES} levels among the runs
   * @param factors all that vary
   */
  MetricPairFigure(
      String up,
      String across,
      List<FiguredRun> runs,
      Optional<Factor> colour,
      List<Factor> factors) {
    this.up = new MetricScale(up);
    this.across = new MetricScale(across);
    this.runs = runs;
    this.colour = colour;
    this.factors = factors;
  }

  Figure figure() {
    Function<FiguredRun, String> level =
        run ->
            colour
                .map(factor -> Labels.of(run.spec().levels(), List.of(factor)))
                .orElse("all runs");
    List<RunGroup> groups = RunGroup.by(runs, level);
    List<String> names = groups.stream().map(RunGroup::label).toList();
    Layout layout = Layout.of(1, 1, 380, colour.isPresent() ? names : List.of());
    ObjectNode option = Axes.object();
    if (colour.isPresent()) {
      option.set("legend", Layout.pointLegend(names));
    }
    option.putObject("tooltip").put("trigger", "item");
    option.set("grid", layout.grid(0));
    Bounds acrossBounds = bounds(across);
    Bounds upBounds = bounds(up);
    option.set(
        "xAxis",
        Axes.horizontal(across.title())
            .put("min", acrossBounds.least())
            .put("max", acrossBounds.most()));
    option.set("yAxis", Axes.vertical(up.title(), upBounds));
    ArrayNode series = option.putArray("series");
    int every = (runs.size() + MOST_POINTS - 1) / MOST_POINTS;
    for (int i = 0; i < groups.size(); i++) {
      add(series, groups.get(i), i, every);
    }
    return new Figure(
        up.metric() + "-against-" + across.metric(),
        "%s against %s".formatted(CurveFigure.capitalized(up.words()), across.words()),
        "A point is a completed run, n = %d.%s%s"
            .formatted(
                runs.size(),
                every > 1 ? " Every %dth is drawn.".formatted(every) : "",
                acrossBounds.cut() || upBounds.cut()
                    ? " An axis is cut: a few runs lie far outside it."
                    : ""),
        option,
        Layout.WIDTH,
        layout.height());
  }

  private void add(ArrayNode series, RunGroup group, int style, int every) {
    ObjectNode points = series.addObject().put("type", "scatter").put("name", group.label());
    points.put("symbol", LineStyles.symbol(style)).put("symbolSize", 9);
    points.putObject("itemStyle").put("opacity", 0.75);
    points.putArray("dimensions").add(across.words()).add(up.words());
    ArrayNode data = points.putArray("data");
    for (int i = 0; i < group.runs().size(); i += every) {
      FiguredRun run = group.runs().get(i);
      ObjectNode point = data.addObject();
      point.put("name", Labels.of(run.spec().levels(), factors));
      point.put("runId", run.spec().runId()).put("seed", run.spec().seed());
      point.putArray("value").add(shown(across, run)).add(shown(up, run));
    }
  }

  private Bounds bounds(MetricScale scale) {
    return Bounds.of(runs.stream().mapToDouble(run -> shown(scale, run)).toArray());
  }

  private static double shown(MetricScale scale, FiguredRun run) {
    return scale.shown(run.value(scale.metric()).orElseThrow());
  }
}
