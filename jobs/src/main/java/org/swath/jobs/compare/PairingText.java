package org.swath.jobs.compare;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.swath.core.plan.Factor;
import org.swath.jobs.report.CheckText;

/** What is said of how runs were paired and how they ended. */
final class PairingText {

  private static final int MOST_ITEMS = 10;

  /** How a run ended in A, and in B. */
  private record Ends(RunEnd inA, RunEnd inB) {

    boolean isSame() {
      return inA == inB;
    }

    String inWords() {
      return isSame()
          ? inA.text() + " in both"
          : "%s in A, %s in B".formatted(inA.text(), inB.text());
    }
  }

  private final List<Factor> factors;
  private final Pairing pairing;

  PairingText(List<Factor> factors, Pairing pairing) {
    this.factors = factors;
    this.pairing = pairing;
  }

  /** Runs that did not end in B as they did in A: what nobody may overlook. */
  Optional<Block> changedEnds() {
    List<String> items = new ArrayList<>();
    int runs = 0;
    for (ConfigurationPair configuration : pairing.configurations()) {
      Map<Ends, List<Long>> seeds = new LinkedHashMap<>();
      for (RunPair pair : configuration.runs()) {
        Ends ends = new Ends(pair.a().end(), pair.b().end());
        if (pair.hasChangedEnd()) {
          seeds.computeIfAbsent(ends, key -> new ArrayList<>()).add(pair.seed());
          runs++;
        }
      }
      String where = CheckText.configuration(factors, configuration.levels());
      seeds.forEach(
          (ends, ofEnds) ->
              items.add("%s, %s: %s".formatted(where, Words.seeds(ofEnds), ends.inWords())));
    }
    return items.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Block.Items(
                "WARNING: %s of B did not end as in A:".formatted(Words.counted(runs, "run")),
                Words.atMost(MOST_ITEMS, items, "such group")));
  }

  /** By what runs were paired, and how many were. */
  String rule() {
    String rule =
        pairing.rule() == PairingRule.RUN_ID
            ? "by run id"
            : "by configuration (equal levels of every factor) and seed";
    List<RunPair> pairs = pairing.pairs();
    String one = "";
    if (pairing.rule() == PairingRule.CONFIGURATION) {
      long same = pairs.stream().filter(RunPair::isOneRun).count();
      one = ", %s with equal run ids".formatted(same == 0 ? "none" : String.valueOf(same));
    }
    return "Paired %s: %s in %s%s.%s"
        .formatted(
            rule,
            Words.counted(pairs.size(), "pair"),
            Words.counted(pairing.configurations().size(), "configuration"),
            one,
            pairing.chosen() ? "" : " --pair chooses another way.");
  }

  /** How the runs ended: pairs first, then those without a partner. */
  List<String> counts() {
    Map<RunEnd, Map<RunEnd, Integer>> counts = new EnumMap<>(RunEnd.class);
    for (RunPair pair : pairing.pairs()) {
      counts
          .computeIfAbsent(pair.a().end(), end -> new EnumMap<>(RunEnd.class))
          .merge(pair.b().end(), 1, Integer::sum);
    }
    List<String> items = new ArrayList<>();
    counts.forEach(
        (inA, others) ->
            others.forEach((inB, n) -> items.add(n + " " + new Ends(inA, inB).inWords())));
    addLone(items, "A", pairing.onlyInA());
    addLone(items, "B", pairing.onlyInB());
    return items;
  }

  private static void addLone(List<String> items, String side, List<PlannedRun> runs) {
    if (!runs.isEmpty()) {
      items.add("%d only in %s: %s".formatted(runs.size(), side, ends(runs)));
    }
  }

  /** {@code 23 completed, 1 missing}. */
  static String ends(List<PlannedRun> runs) {
    Map<RunEnd, Integer> counts = new EnumMap<>(RunEnd.class);
    runs.forEach(run -> counts.merge(run.end(), 1, Integer::sum));
    return counts.entrySet().stream()
        .map(count -> count.getValue() + " " + count.getKey().text())
        .collect(Collectors.joining(", "));
  }
}
