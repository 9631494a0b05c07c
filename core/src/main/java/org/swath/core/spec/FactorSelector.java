package org.swath.core.spec;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.swath.core.parameter.Domain;
import org.swath.core.parameter.ParameterValues;

/** Reads levels that pick configurations out of a grid. */
final class FactorSelector {

  private final Map<String, Domain> factors;
  private final Optional<List<Configuration>> configurations;

  /**
   * @param factors what each factor's levels may be
   * @param configurations of the grid; empty when it is not known, so that nothing can be looked up
   */
  FactorSelector(Map<String, Domain> factors, Optional<List<Configuration>> configurations) {
    this.factors = new LinkedHashMap<>(factors);
    this.configurations = configurations;
  }

  Set<String> factorNames() {
    return factors.keySet();
  }

  /** The levels that {@code section} gives; empty when one of them is wrong. */
  Optional<ParameterValues> levels(SpecMapping section) {
    TreeMap<String, Object> levels = new TreeMap<>();
    boolean right = true;
    for (String name : section.names()) {
      if (factors.containsKey(name)) {
        Optional<Object> level =
            ParameterReader.value(section.find(name).orElseThrow(), factors.get(name), "");
        right &= level.isPresent();
        level.ifPresent(value -> levels.put(name, value));
      }
    }
    return right ? Optional.of(ParameterValues.of(levels)) : Optional.empty();
  }

  /**
   * The levels that the mapping {@code node} gives; empty when one of them is wrong. Reports it
   * when no configuration has them together.
   */
  Optional<ParameterValues> where(SpecNode node) {
    int before = node.problems().count();
    Optional<SpecMapping> section = node.mapping("factors and levels");
    section.ifPresent(mapping -> mapping.allowOnly(factorNames()));
    boolean keysAreRight = node.problems().count() == before;
    Optional<ParameterValues> levels = section.filter(s -> keysAreRight).flatMap(this::levels);
    levels
        .flatMap(this::selected)
        .filter(List::isEmpty)
        .ifPresent(
            none ->
                node.problem(
                    "must select configurations of the grid, but got levels that none has",
                    levelsThereAre(levels.orElseThrow())));
    return levels;
  }

  /** The configurations with {@code levels}; empty when the grid is not known. */
  Optional<List<Configuration>> selected(ParameterValues levels) {
    return configurations.map(
        all -> all.stream().filter(c -> Selection.selects(levels, c.levels())).toList());
  }

  /** Advice for levels that select nothing: the levels there are. */
  String levelsThereAre(ParameterValues levels) {
    StringBuilder advice = new StringBuilder();
    levels
        .values()
        .forEach(
            (name, level) -> {
              List<Object> existing = existing(name);
              if (!existing.contains(level)) {
                advice
                    .append(advice.isEmpty() ? "" : " ")
                    .append("The grid has ")
                    .append(name)
                    .append(" ")
                    .append(
                        existing.stream()
                            .map(String::valueOf)
                            .reduce((a, b) -> a + ", " + b)
                            .orElse("nowhere"))
                    .append(".");
              }
            });
    return advice.isEmpty() ? "The grid has these levels, but not together." : advice.toString();
  }

  private List<Object> existing(String factor) {
    return configurations.orElse(List.of()).stream()
        .flatMap(c -> Optional.ofNullable(c.levels().values().get(factor)).stream())
        .distinct()
        .toList();
  }
}
