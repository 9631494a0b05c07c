package org.swath.jobs.compare;

import java.util.List;
import java.util.Objects;

/**
 * Which runs of two sweeps are compared with each other.
 *
 * @param rule by what they found each other
 * @param chosen whether a person chose the rule; otherwise it is the one that pairs most runs, by
 *     run id where both pair as many
 * @param configurations those with a pair, in A's order
 * @param onlyInA runs of A without a partner, in the order of its plan
 * @param onlyInB runs of B without one
 */
public record Pairing(
    PairingRule rule,
    boolean chosen,
    List<ConfigurationPair> configurations,
    List<PlannedRun> onlyInA,
    List<PlannedRun> onlyInB) {

  public Pairing {
    Objects.requireNonNull(rule, "rule");
    configurations = List.copyOf(configurations);
    onlyInA = List.copyOf(onlyInA);
    onlyInB = List.copyOf(onlyInB);
  }

  /** All pairs, configuration by configuration. */
  public List<RunPair> pairs() {
    return configurations.stream().flatMap(configuration -> configuration.runs().stream()).toList();
  }
}
