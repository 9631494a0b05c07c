package org.swath.jobs.compare;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.swath.core.parameter.ParameterValues;
import org.swath.core.plan.Factor;

/** Finds the runs of two sweeps that belong together. Pure. */
final class Pairer {

  /** Levels and seed. */
  private record Place(ParameterValues levels, long seed) {}

  private final StoredSweep a;
  private final StoredSweep b;

  Pairer(StoredSweep a, StoredSweep b) {
    this.a = a;
    this.b = b;
  }

  /**
   * Pairs the runs.
   *
   * @param asked the rule; empty for the one that pairs most runs
   * @throws IncomparableException when no run has a partner
   */
  Pairing pair(Optional<PairingRule> asked) {
    Pairing pairing = asked.isPresent() ? byRule(asked.get()) : byBestRule();
    if (pairing.configurations().isEmpty()) {
      throw new IncomparableException(noPair(asked));
    }
    return pairing;
  }

  private Pairing byRule(PairingRule rule) {
    return switch (rule) {
      case RUN_ID -> byRunId(true);
      case CONFIGURATION -> byConfiguration(true);
    };
  }

  private Pairing byBestRule() {
    Pairing byRunId = byRunId(false);
    if (!factorsOf(a).equals(factorsOf(b))) {
      return byRunId;
    }
    Pairing byConfiguration = byConfiguration(false);
    return byConfiguration.pairs().size() > byRunId.pairs().size() ? byConfiguration : byRunId;
  }

  private Pairing byRunId(boolean chosen) {
    return pairing(PairingRule.RUN_ID, chosen, run -> run.spec().runId());
  }

  private Pairing byConfiguration(boolean chosen) {
    if (!factorsOf(a).equals(factorsOf(b))) {
      throw new IncomparableException(
          ("Sweeps paired by configuration must vary the same factors, but A varies %s and B"
                  + " varies %s. Compare sweeps with the same factors, or pair by run-id")
              .formatted(named(a), named(b)));
    }
    return pairing(
        PairingRule.CONFIGURATION,
        chosen,
        run -> new Place(run.spec().levels(), run.spec().seed()));
  }

  private <K> Pairing pairing(PairingRule rule, boolean chosen, Function<PlannedRun, K> key) {
    Map<K, PlannedRun> partners = new LinkedHashMap<>();
    b.runs().forEach(run -> partners.put(key.apply(run), run));
    Map<String, List<RunPair>> pairs = new LinkedHashMap<>();
    List<PlannedRun> onlyInA = new ArrayList<>();
    for (PlannedRun run : a.runs()) {
      PlannedRun partner = partners.remove(key.apply(run));
      if (partner == null) {
        onlyInA.add(run);
      } else {
        pairs
            .computeIfAbsent(run.spec().configurationId(), id -> new ArrayList<>())
            .add(new RunPair(run, partner));
      }
    }
    List<ConfigurationPair> configurations =
        pairs.values().stream()
            .map(runs -> new ConfigurationPair(runs.get(0).a().spec().levels(), runs))
            .toList();
    return new Pairing(rule, chosen, configurations, onlyInA, new ArrayList<>(partners.values()));
  }

  private String noPair(Optional<PairingRule> asked) {
    if (!factorsOf(a).equals(factorsOf(b))) {
      return "Sweeps that are compared must have runs or factors in common, but A varies %s and B varies %s and no run is in both. Name two sweeps over the same factors"
          .formatted(named(a), named(b));
    }
    if (asked.equals(Optional.of(PairingRule.RUN_ID))) {
      return "Sweeps paired by run id must have runs in common, but every run of A differs from every run of B in a parameter, its seed, the workload's version or the data. Pair them by configuration";
    }
    return "Sweeps that are compared must have a configuration and a seed in common, but have none: A has %s, seeds %s; B has %s, seeds %s. Name two sweeps with common levels and seeds"
        .formatted(levels(a), a.plan().seeds(), levels(b), b.plan().seeds());
  }

  private static List<String> factorsOf(StoredSweep sweep) {
    return sweep.plan().factors().stream().map(Factor::name).sorted().toList();
  }

  private static String named(StoredSweep sweep) {
    List<Factor> factors = sweep.plan().factors();
    return factors.isEmpty()
        ? "nothing"
        : factors.stream().map(Factor::name).collect(Collectors.joining(", "));
  }

  private static String levels(StoredSweep sweep) {
    List<Factor> factors = sweep.plan().factors();
    return factors.isEmpty()
        ? "no factors"
        : factors.stream()
            .map(factor -> factor.name() + " " + factor.levels())
            .collect(Collectors.joining(", "));
  }
}
