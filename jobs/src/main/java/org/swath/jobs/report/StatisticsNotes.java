package org.swath.jobs.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.swath.core.stats.WilcoxonSignedRank;

/** What must be known to read statistics, in sentences. */
final class StatisticsNotes {

  private StatisticsNotes() {}

  /** About the values themselves. */
  static List<String> ofGroups(List<GroupStatistics> groups) {
    List<String> notes = new ArrayList<>();
    int completed = groups.stream().mapToInt(group -> group.runs().completed()).sum();
    int values = groups.stream().mapToInt(group -> group.values().n()).sum();
    if (values == 0) {
      notes.add("No completed run has a value, so that there is nothing to compute.");
      return notes;
    }
    if (values < completed) {
      notes.add("%d of %d completed runs have no value.".formatted(completed - values, completed));
    }
    long notFinite =
        groups.stream()
            .filter(group -> group.values().n() > 0 && Double.isNaN(group.values().mean()))
            .count();
    if (notFinite > 0) {
      notes.add(
          "%d of %d groups have a value that is not a finite number: nothing can be computed of them."
              .formatted(notFinite, groups.size()));
    }
    long single = groups.stream().filter(group -> group.values().n() == 1).count();
    if (single > 0) {
      notes.add(
          "%d of %d groups have one value: a sample sd, an interval and a test need two seeds at least."
              .formatted(single, groups.size()));
    }
    return notes;
  }

  /** About comparisons. */
  static List<String> of(Comparisons comparisons, StatisticsQuestion question) {
    List<String> notes = new ArrayList<>();
    if (comparisons.choice() == Comparisons.Choice.BEST) {
      notes.add(
          "The reference is the one with the best mean of these very runs, which flatters it: with"
              + " new seeds the differences will be smaller.");
    }
    if (comparisons.choice() == Comparisons.Choice.FIRST) {
      notes.add(
          "The metric's name does not say which values are better; the first group is the reference"
              + " unless --baseline names another.");
    }
    comparisons.shown().stream()
        .filter(Comparison::paired)
        .mapToInt(Comparison::pairs)
        .max()
        .ifPresent(pairs -> limit(pairs, question, notes));
    long unpaired = comparisons.shown().stream().filter(c -> !c.paired()).count();
    if (unpaired > 0) {
      notes.add(
          "%d of %d have fewer than two seeds in common with the reference: their tests are Welch's and Mann and Whitney's."
              .formatted(unpaired, comparisons.shown().size()));
    }
    long flawed =
        comparisons.shown().stream().filter(c -> c.difference().flaw().isPresent()).count();
    if (flawed > 0) {
      String why =
          comparisons.shown().stream()
              .flatMap(comparison -> comparison.difference().flaw().stream())
              .findFirst()
              .orElseThrow();
      notes.add("%d of %d have no t test. %s".formatted(flawed, comparisons.shown().size(), why));
    }
    if (comparisons.leftOut() > 0) {
      notes.add(
          "%d more comparisons were made and are not shown, those with the largest differences; adjusted p values count all %d."
              .formatted(comparisons.leftOut(), comparisons.made()));
    }
    return notes;
  }

  private static void limit(int pairs, StatisticsQuestion question, List<String> notes) {
    double smallest = WilcoxonSignedRank.smallestPValue(pairs);
    if (smallest > question.alpha()) {
      notes.add(
          "With %d pairs the p value of Wilcoxon's test cannot be below %s, whatever the runs say: it needs %d pairs for one below %s."
              .formatted(
                  pairs, number(smallest), pairsBelow(question.alpha()), number(question.alpha())));
    }
  }

  private static int pairsBelow(double alpha) {
    int pairs = 1;
    while (WilcoxonSignedRank.smallestPValue(pairs) >= alpha) {
      pairs++;
    }
    return pairs;
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.3g", value).replaceAll("0+$", "");
  }
}
