package org.swath.core.finding;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.swath.core.spec.ConfigurationGroup;

/**
 * A metric over seeds of a group of configurations, or of the best one among them.
 *
 * <p>The best configuration looks better than it is on the very seeds it was chosen by, and leaving
 * out one seed at a time for the choice does not mend it: the choices share seeds, and of four and
 * four equal configurations with ten seeds 14 in 100 tests at level 0.05 then find a difference. So
 * it is counted how many might have been chosen, for the test to be corrected by.
 *
 * @param runs of all configurations that are in the group or could be its best
 * @param words names the group
 * @param means what is compared
 * @param choices of how many configurations the best was chosen; 1 where none was
 */
record GroupMeans(List<JudgedRun> runs, String words, SeedMeans means, int choices) {

  GroupMeans {
    runs = List.copyOf(runs);
  }

  static GroupMeans of(ConfigurationGroup group, List<JudgedRun> all, String metric) {
    List<JudgedRun> runs = all.stream().filter(run -> group.contains(run.levels())).toList();
    String words = LevelWords.of(group.where());
    return group
        .best()
        .map(best -> ofBest(best, runs, words, metric))
        .orElseGet(() -> new GroupMeans(runs, words, SeedMeans.of(runs, metric), 1));
  }

  private static GroupMeans ofBest(
      ConfigurationGroup.Best best, List<JudgedRun> runs, String words, String metric) {
    List<List<JudgedRun>> all = byConfiguration(runs);
    // A configuration that diverges is not the best of any; one that is missing might be.
    List<List<JudgedRun>> candidates = all.stream().filter(one -> !diverges(one)).toList();
    double[] merits =
        candidates.stream().mapToDouble(one -> SeedMeans.of(one, best.metric()).mean()).toArray();
    int choice = best(merits, best.highest());
    return choice < 0
        ? new GroupMeans(
            runs, "the best of " + words, SeedMeans.of(runs, metric).unknown(), all.size())
        : new GroupMeans(
            runs,
            LevelWords.of(candidates.get(choice).get(0).levels()),
            SeedMeans.of(candidates.get(choice), metric),
            all.size());
  }

  private static boolean diverges(List<JudgedRun> configuration) {
    return configuration.stream()
        .anyMatch(run -> run.gap("").filter(gap -> gap == Gap.DIVERGED).isPresent());
  }

  /** The index of the best, the first of several; -1 when one is not known or there is none. */
  private static int best(double[] merits, boolean highest) {
    int choice = -1;
    for (int i = 0; i < merits.length; i++) {
      if (Double.isNaN(merits[i])) {
        return -1;
      }
      boolean better =
          choice < 0 || (highest ? merits[i] > merits[choice] : merits[i] < merits[choice]);
      choice = better ? i : choice;
    }
    return choice;
  }

  /** The runs of each configuration, in their order. */
  static List<List<JudgedRun>> byConfiguration(List<JudgedRun> runs) {
    Map<String, List<JudgedRun>> configurations = new LinkedHashMap<>();
    runs.forEach(
        run ->
            configurations
                .computeIfAbsent(run.configurationId(), id -> new ArrayList<>())
                .add(run));
    return List.copyOf(configurations.values());
  }
}
