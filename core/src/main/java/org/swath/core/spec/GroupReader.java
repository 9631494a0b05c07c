package org.swath.core.spec;

import java.util.List;
import java.util.Optional;
import org.swath.core.parameter.Domain;
import org.swath.core.parameter.ParameterValues;

/** Reads the two groups of configurations that a hypothesis compares. */
final class GroupReader {

  /** The keys of a group. */
  static final List<String> KEYS = List.of("where", "highest", "lowest");

  private static final String FORM =
      "Write {where: {factor: level}}, with highest or lowest: metric beside it for the best of them.";

  private final FactorSelector selector;
  private final Domain metrics;

  GroupReader(FactorSelector selector, Domain metrics) {
    this.selector = selector;
    this.metrics = metrics;
  }

  /** Two groups without a configuration in common. */
  record Pair(ConfigurationGroup one, ConfigurationGroup other) {}

  /** The groups under two keys; empty, and reported, when something is wrong with them. */
  Optional<Pair> pair(SpecMapping section, String oneKey, String otherKey) {
    Optional<ConfigurationGroup> one = section.require(oneKey, FORM).flatMap(this::group);
    Optional<SpecNode> otherNode = section.require(otherKey, FORM);
    Optional<ConfigurationGroup> other = otherNode.flatMap(this::group);
    if (one.isEmpty() || other.isEmpty()) {
      return Optional.empty();
    }
    long shared =
        selector.selected(one.get().where()).orElse(List.of()).stream()
            .filter(configuration -> other.get().contains(configuration.levels()))
            .count();
    if (shared > 0) {
      otherNode
          .orElseThrow()
          .problem(
              "must be other configurations than %s, but got %d that are in both"
                  .formatted(oneKey, shared),
              "Narrow one of the two with where.");
      return Optional.empty();
    }
    return Optional.of(new Pair(one.get(), other.get()));
  }

  private Optional<ConfigurationGroup> group(SpecNode node) {
    int before = node.problems().count();
    Optional<SpecMapping> section = node.mapping("where, and highest or lowest");
    if (section.isEmpty()) {
      return Optional.empty();
    }
    section.get().allowOnly(KEYS);
    Optional<ParameterValues> where =
        section.get().find("where").isEmpty()
            ? Optional.of(ParameterValues.none())
            : section.get().find("where").flatMap(selector::where);
    Optional<String> highest = metric(section.get(), "highest");
    Optional<String> lowest = metric(section.get(), "lowest");
    if (section.get().find("highest").isPresent() && section.get().find("lowest").isPresent()) {
      node.problem("must have highest or lowest, but got both", "Remove one of the two.");
    }
    if (section.get().names().isEmpty()) {
      node.mustBe("must say which configurations are meant", FORM);
    }
    if (node.problems().count() > before) {
      return Optional.empty();
    }
    Optional<ConfigurationGroup.Best> best =
        highest
            .map(metric -> new ConfigurationGroup.Best(metric, true))
            .or(() -> lowest.map(metric -> new ConfigurationGroup.Best(metric, false)));
    return Optional.of(new ConfigurationGroup(where.orElseThrow(), best));
  }

  private Optional<String> metric(SpecMapping section, String key) {
    return section
        .find(key)
        .flatMap(node -> ParameterReader.value(node, metrics, ""))
        .map(String.class::cast);
  }
}
