package org.swath.jobs.figure;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.swath.core.plan.Factor;

/** The mean of a run metric for each pair of levels of two factors, as colours. */
final class HeatMapFigure {

  /** Viridis, whose lightness says the same as its hue. */
  static final List<String> COLOURS =
      List.of("#440154", "#3b528b", "#21918c", "#5ec962", "#fde725");

  private static final int MOST_CELLS_WITH_NUMBERS = 80;
  private static final double DARK = 0.6;
  private static final MathContext DIGITS = new MathContext(4);

  private final MetricScale scale;
  private final Factor across;
  private final Factor up;
  private final List<FiguredRun> runs;
  private final int others;

  /**
   * @param runs completed ones that have the metric, at least one
   * @param others how many further factors vary
   */
  HeatMapFigure(String metric, Factor across, Factor up, List<FiguredRun> runs, int others) {
    this.scale = new MetricScale(metric);
    this.across = across;
    this.up = up;
    this.runs = runs;
    this.others = others;
  }

  Figure figure() {
    List<String> columns = levels(across);
    List<String> rows = levels(up);
    List<RunGroup> cells = RunGroup.by(runs, run -> label(across, run) + "\n" + label(up, run));
    double[] means = cells.stream().mapToDouble(this::mean).toArray();
    double least = Arrays.stream(means).min().orElseThrow();
    double most = Arrays.stream(means).max().orElseThrow();
    ObjectNode option = Axes.object();
    option.putObject("tooltip").put("trigger", "item");
    int left = 40 + (int) (6.6 * rows.stream().mapToInt(String::length).max().orElse(0));
    int height = Math.max(160, Math.min(480, rows.size() * 44));
    option.set("grid", grid(left, height));
    option.set("xAxis", Axes.categories(words(across), columns));
    ObjectNode vertical = Axes.verticalCategories(words(up), rows);
    vertical
        .putObject("nameTextStyle")
        .put("align", "right")
        .putArray("padding")
        .add(0)
        .add(8)
        .add(0)
        .add(0);
    option.set("yAxis", vertical);
    option.set("visualMap", colours(least, most, height));
    ObjectNode series = option.putArray("series").addObject().put("type", "heatmap");
    series.put("name", scale.words());
    series
        .putArray("dimensions")
        .add(words(across))
        .add(words(up))
        .add("mean " + scale.words())
        .add("runs");
    boolean numbers = cells.size() <= MOST_CELLS_WITH_NUMBERS && columns.size() <= 9;
    series.putObject("label").put("show", numbers).put("formatter", "{@[2]}");
    ArrayNode data = series.putArray("data");
    for (RunGroup cell : cells) {
      FiguredRun any = cell.runs().get(0);
      ObjectNode item = data.addObject();
      item.putArray("value")
          .add(label(across, any))
          .add(label(up, any))
          .add(mean(cell))
          .add(cell.runs().size());
      double part = most > least ? (mean(cell) - least) / (most - least) : 0.5;
      item.putObject("label").put("color", part < DARK ? "#ffffff" : "#000000");
    }
    return new Figure(
        "%s-by-%s-and-%s"
            .formatted(
                scale.metric(), across.name().replace('.', '-'), up.name().replace('.', '-')),
        "%s by %s and %s"
            .formatted(CurveFigure.capitalized(scale.words()), words(across), words(up)),
        caption(cells),
        option,
        Layout.WIDTH,
        40 + height + 60);
  }

  private static ObjectNode grid(int left, int height) {
    return Axes.object().put("left", left).put("right", 130).put("top", 40).put("height", height);
  }

  private ObjectNode colours(double least, double most, int height) {
    ObjectNode map = Axes.object().put("type", "continuous").put("dimension", 2);
    map.put("min", least).put("max", most > least ? most : least + 1);
    map.put("right", 10).put("top", 40).put("itemHeight", Math.min(140, height - 50));
    map.put("precision", 4).put("calculable", false);
    map.putArray("text").add(Labels.number(most)).add(Labels.number(least));
    ArrayNode colours = map.putObject("inRange").putArray("color");
    COLOURS.forEach(colours::add);
    return map;
  }

  private String caption(List<RunGroup> cells) {
    int fewest = cells.stream().mapToInt(cell -> cell.runs().size()).min().orElseThrow();
    int most = cells.stream().mapToInt(cell -> cell.runs().size()).max().orElseThrow();
    return "Mean %s of the completed runs of each pair of levels%s; n = %s in each cell.%s%s"
        .formatted(
            scale.title(),
            others == 0
                ? ", over seeds"
                : ", over seeds and " + Labels.count(others, "further factor"),
            fewest == most ? fewest : fewest + " to " + most,
            cells.size() < levels(across).size() * levels(up).size()
                ? " A pair without such runs is empty."
                : "",
            levels(across).contains(Labels.NOTHING) || levels(up).contains(Labels.NOTHING)
                ? " %s: the factor does not apply.".formatted(Labels.NOTHING)
                : "");
  }

  private double mean(RunGroup cell) {
    double mean =
        cell.runs().stream()
            .mapToDouble(run -> run.value(scale.metric()).orElseThrow())
            .average()
            .orElseThrow();
    return new BigDecimal(scale.shown(mean)).round(DIGITS).doubleValue();
  }

  /** Numbers ascending, words as the sweep takes them, what does not apply at the end. */
  private List<String> levels(Factor factor) {
    List<Object> levels =
        runs.stream()
            .map(run -> run.level(factor.name()))
            .filter(Objects::nonNull)
            .distinct()
            .toList();
    List<Object> sorted =
        levels.stream().allMatch(Number.class::isInstance)
            ? levels.stream()
                .sorted(Comparator.comparingDouble(level -> ((Number) level).doubleValue()))
                .toList()
            : levels;
    List<String> labels = new ArrayList<>(sorted.stream().map(Labels::level).distinct().toList());
    if (runs.stream().anyMatch(run -> run.level(factor.name()) == null)) {
      labels.add(Labels.NOTHING);
    }
    return labels;
  }

  private static String label(Factor factor, FiguredRun run) {
    return Labels.level(run.level(factor.name()));
  }

  private static String words(Factor factor) {
    return factor.name().replace('-', ' ');
  }
}
