package org.swath.jobs.figure;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.List;

/** The learning rates of a spec over training. */
public final class ScheduleFigure {

  private static final int MOST_CURVES = 12;
  private static final int LEGEND_ROW = 22;

  private ScheduleFigure() {}

  /**
   * @param sweepName the spec's name
   * @param curves of the rate against epochs, at least one; the first {@value #MOST_CURVES} are
   *     drawn
   * @param logarithmic whether rates lie on a logarithmic axis; rates of 0 are then left out
   */
  public static Figure of(String sweepName, List<NamedCurve> curves, boolean logarithmic) {
    List<NamedCurve> drawn = curves.stream().limit(MOST_CURVES).toList();
    int top = drawn.size() * LEGEND_ROW + 46;
    ObjectNode option = Axes.object();
    ObjectNode legend = Axes.object().put("orient", "vertical").put("left", 70).put("top", 4);
    legend.put("itemWidth", 40).put("itemGap", LEGEND_ROW - 14);
    drawn.forEach(curve -> legend.withArray("/data").add(curve.name()));
    option.set("legend", legend);
    option.putObject("tooltip").put("trigger", "axis");
    option.putObject("grid").put("left", 80).put("right", 30).put("top", top).put("height", 340);
    double last = drawn.stream().flatMapToDouble(curve -> Arrays.stream(curve.x())).max().orElse(1);
    option.set("xAxis", Axes.horizontal("epochs").put("min", 0).put("max", Math.ceil(last)));
    ObjectNode rate = Axes.vertical("learning rate");
    if (logarithmic) {
      rate.put("type", "log");
    } else {
      rate.put("min", 0);
    }
    option.set("yAxis", rate);
    ArrayNode series = option.putArray("series");
    for (int i = 0; i < drawn.size(); i++) {
      add(series, drawn.get(i), i, logarithmic);
    }
    int leftOut = curves.size() - drawn.size();
    return new Figure(
        "schedule-" + sweepName,
        "Learning rates of " + sweepName,
        "Each different learning rate among the configurations, by the epochs before a step.%s"
            .formatted(
                leftOut > 0
                    ? " Only the first %d are drawn; %d others are not."
                        .formatted(MOST_CURVES, leftOut)
                    : ""),
        option,
        Layout.WIDTH,
        top + 340 + 50);
  }

  private static void add(ArrayNode series, NamedCurve curve, int style, boolean logarithmic) {
    ObjectNode line = series.addObject().put("type", "line").put("name", curve.name());
    line.put("symbol", LineStyles.symbol(style)).put("showSymbol", false);
    line.set("lineStyle", LineStyles.line(style, 1.8));
    line.putArray("dimensions").add("epochs").add("learning rate");
    ArrayNode data = line.putArray("data");
    double[] x = curve.x();
    double[] y = curve.y();
    for (int i = 0; i < x.length; i++) {
      if (Double.isFinite(y[i]) && (y[i] > 0 || !logarithmic)) {
        data.addArray()
            .add(new MetricScale("epochs").shown(x[i]))
            .add(new MetricScale("rate").shown(y[i]));
      }
    }
  }
}
