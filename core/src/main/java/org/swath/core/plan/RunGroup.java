package org.swath.core.plan;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Runs that may be trained side by side: they have the same seed and the same value of every
 * parameter and part that is not fusible, and so the same batches, shapes and number of epochs.
 *
 * @param key what they have in common
 * @param runs at least one, in the order they were given
 */
record RunGroup(Key key, List<RunSpec> runs) {

  /**
   * What the runs of a group have in common.
   *
   * @param values of the parameters of the workload and of training that are not fusible, and what
   *     is chosen for parts that are not; a part at its standard component is absent
   */
  record Key(long seed, Map<String, Object> values) {

    static Key of(RunSpec run, Set<String> fusible) {
      Map<String, Object> values = new TreeMap<>(run.parameters().workload().values());
      values.putAll(run.parameters().training().values());
      values.putAll(run.parameters().parts());
      values.keySet().removeAll(fusible);
      return new Key(run.seed(), values);
    }
  }

  /** The groups of {@code runs}, in the order of their first runs. */
  static List<RunGroup> of(List<RunSpec> runs, Set<String> fusible) {
    Map<Key, List<RunSpec>> groups = new LinkedHashMap<>();
    for (RunSpec run : runs) {
      groups.computeIfAbsent(Key.of(run, fusible), key -> new ArrayList<>()).add(run);
    }
    List<RunGroup> list = new ArrayList<>();
    groups.forEach((key, members) -> list.add(new RunGroup(key, members)));
    return list;
  }

  int size() {
    return runs.size();
  }

  long epochs() {
    return runs.get(0).parameters().training().integer("epochs");
  }

  /** How many cohorts of at most {@code lanes} runs the group needs. */
  int cohortsOf(int lanes) {
    return (runs.size() + lanes - 1) / lanes;
  }

  /** Number of runs in cohort {@code index} of {@code cohorts}: they differ by one at most. */
  int sizeOf(int index, int cohorts) {
    return runs.size() / cohorts + (index < runs.size() % cohorts ? 1 : 0);
  }

  /** The runs of cohort {@code index} of {@code cohorts}: dealt like cards, one to each in turn. */
  List<RunSpec> dealt(int index, int cohorts) {
    List<RunSpec> hand = new ArrayList<>();
    for (int run = index; run < runs.size(); run += cohorts) {
      hand.add(runs.get(run));
    }
    return hand;
  }
}
