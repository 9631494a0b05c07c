package org.swath.jobs.cli;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Learning rates for a person to look at: the drawing and its legend. */
final class ScheduleText {

  private ScheduleText() {}

  /**
   * @param configurations ids by curve; the first curves are drawn, as many as there are marks
   */
  static String of(Map<RateCurve, List<String>> configurations, RatePlot plot) {
    List<RateCurve> drawn =
        configurations.keySet().stream().limit(RatePlot.MARKS.length()).toList();
    StringBuilder text = new StringBuilder("Learning rate\n").append(plot.of(drawn)).append('\n');
    for (int i = 0; i < drawn.size(); i++) {
      RateCurve curve = drawn.get(i);
      List<String> ids = configurations.get(curve);
      text.append("%s  %s: %s%n".formatted(RatePlot.MARKS.charAt(i), curve.label(), shown(ids)));
      if (curve.rate().dependsOnTraining()) {
        text.append("   depends on how training goes: drawn as it begins\n");
      }
    }
    int more = configurations.size() - drawn.size();
    return more == 0
        ? text.toString()
        : text + "... and %d more curves that are not drawn; --csv writes all%n".formatted(more);
  }

  private static String shown(List<String> ids) {
    String first = ids.stream().limit(4).collect(Collectors.joining(" "));
    return ids.size() > 4 ? first + " and " + (ids.size() - 4) + " more" : first;
  }
}
