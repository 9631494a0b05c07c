package org.swath.core.finding;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** How it is worded that runs could not be used. */
final class GapWords {

  private GapWords() {}

  /** {@code 2 missing, 1 failed}. */
  static String of(Map<Gap, Integer> gaps) {
    return gaps.entrySet().stream()
        .map(gap -> gap.getValue() + " " + gap.getKey().words())
        .collect(Collectors.joining(", "));
  }

  /** How many of {@code runs} have no number for one of {@code metrics}, by why. */
  static Map<Gap, Integer> count(List<JudgedRun> runs, Iterable<String> metrics) {
    Map<Gap, Integer> gaps = new EnumMap<>(Gap.class);
    for (JudgedRun run : runs) {
      for (String metric : metrics) {
        if (run.gap(metric).isPresent()) {
          gaps.merge(run.gap(metric).get(), 1, Integer::sum);
          break;
        }
      }
    }
    return gaps;
  }
}
