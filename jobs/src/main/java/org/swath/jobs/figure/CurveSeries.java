package org.swath.jobs.figure;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** Adds curves to an option: a line, marks that tell it from others in grey, and its band. */
final class CurveSeries {

  private static final int MARKS = 6;

  private final ArrayNode series;
  private final MetricScale scale;

  CurveSeries(ArrayNode series, MetricScale scale) {
    this.series = series;
    this.scale = scale;
  }

  /**
   * Adds the mean of a group, and its band if it has one.
   *
   * @param id differs between the curves of a figure
   * @param style which dashes and marks
   */
  void addMean(String id, String name, int style, int panel, CurveBand band) {
    ObjectNode line =
        line("line-" + id, name, panel)
            .put("symbol", LineStyles.symbol(style))
            .put("showSymbol", false)
            .put("z", 4);
    line.set("lineStyle", LineStyles.line(style, 1.8));
    line.putArray("dimensions")
        .add("epoch")
        .add("mean " + scale.words())
        .add("band from")
        .add("band to")
        .add("runs");
    ArrayNode data = line.putArray("data");
    for (CurveBand.Point point : band.points()) {
      data.addArray()
          .add(point.epoch())
          .add(point.mean())
          .add(point.low())
          .add(point.high())
          .add(point.n());
    }
    addMarks(id, name, style, panel, band.points());
    if (band.hasBand()) {
      addBand(id, name, panel, band.points());
    }
  }

  /** Adds the curve of one run that diverged, as far as it is finite, with a cross at its end. */
  void addDiverged(String name, int panel, FiguredRun run, int[] epochs) {
    ObjectNode line = line("run-" + run.spec().runId(), name, panel).put("z", 3);
    line.put("symbol", "none").set("lineStyle", LineStyles.line(0, 0.8));
    line.putArray("dimensions").add("epoch").add(scale.words());
    ArrayNode data = line.putArray("data");
    double[] curve = run.curves().get(scale.metric());
    ObjectNode last = null;
    for (int epoch : epochs) {
      if (epoch <= curve.length && Double.isFinite(curve[epoch - 1])) {
        last = data.addObject().put("name", name);
        last.put("runId", run.spec().runId()).put("seed", run.spec().seed());
        last.putArray("value").add(epoch).add(scale.shown(curve[epoch - 1]));
      }
    }
    if (last != null) {
      last.put("symbol", LineStyles.CROSS).put("symbolSize", 9);
    }
  }

  private void addMarks(
      String id, String name, int style, int panel, List<CurveBand.Point> points) {
    ObjectNode marks = silent("band-marks-" + id, name, panel).put("type", "scatter").put("z", 5);
    marks.put("symbol", LineStyles.symbol(style)).put("symbolSize", 6);
    ArrayNode data = marks.putArray("data");
    int last = points.size() - 1;
    // Not where those of another line are, should the lines lie over each other.
    for (int i = 0; i < MARKS && last > 0; i++) {
      int at = Math.min(last, (int) Math.round((i + 0.15 * style + 0.2) * last / MARKS));
      data.addArray().add(points.get(at).epoch()).add(points.get(at).mean());
    }
  }

  private void addBand(String id, String name, int panel, List<CurveBand.Point> points) {
    ObjectNode area = silent("band-area-" + id, name, panel).put("type", "custom").put("z", 1);
    area.put("renderItem", "band").put("clip", true);
    area.putArray("dimensions").add("epoch").add("band from").add("band to");
    area.putObject("encode").put("x", 0).putArray("y").add(1).add(2);
    ArrayNode data = area.putArray("data");
    for (CurveBand.Point point : points) {
      data.addArray().add(point.epoch()).add(point.low()).add(point.high());
    }
  }

  private ObjectNode line(String id, String name, int panel) {
    return placed(id, name, panel).put("type", "line");
  }

  private ObjectNode silent(String id, String name, int panel) {
    ObjectNode silent = placed(id, name, panel).put("silent", true);
    silent.putArray("dimensions").add("epoch").add(scale.words());
    silent.putObject("tooltip").put("show", false);
    return silent;
  }

  private ObjectNode placed(String id, String name, int panel) {
    ObjectNode placed = series.addObject().put("id", id).put("name", name);
    return placed.put("xAxisIndex", panel).put("yAxisIndex", panel);
  }
}
