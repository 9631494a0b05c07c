package org.swath.core.spec;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.swath.core.parameter.Domain;
import org.swath.core.parameter.ParameterValues;

/** Reads the published results a sweep reproduces. */
final class PublishedReader {

  static final Domain FINITE =
      new Domain.NumberRange(Double.NEGATIVE_INFINITY, false, Double.POSITIVE_INFINITY, false);

  private final FactorSelector selector;
  private final List<String> metrics;
  private final Map<ParameterValues, SpecNode> rowOf = new HashMap<>();

  PublishedReader(FactorSelector selector, List<String> metrics) {
    this.selector = selector;
    this.metrics = List.copyOf(metrics);
  }

  /** The table; empty when any of it is wrong. */
  Optional<PublishedTable> read(SpecNode node) {
    int before = node.problems().count();
    Optional<SpecMapping> section = node.mapping("source and rows");
    if (section.isEmpty()) {
      return Optional.empty();
    }
    section.get().allowOnly(List.of("source", "rows"));
    Optional<String> source =
        section
            .get()
            .require("source", "Say where the figures are from.")
            .flatMap(text -> text.text("text that says where the figures are from"));
    List<PublishedRow> rows = new ArrayList<>();
    section
        .get()
        .require("rows", "Write a list with one row for each configuration.")
        .flatMap(list -> list.list("rows", ""))
        .ifPresent(elements -> elements.forEach(element -> row(element).ifPresent(rows::add)));
    return node.problems().count() == before
        ? source.map(text -> new PublishedTable(text, rows))
        : Optional.empty();
  }

  private Optional<PublishedRow> row(SpecNode node) {
    Optional<SpecMapping> section = node.mapping("factors and metrics");
    if (section.isEmpty()) {
      return Optional.empty();
    }
    List<String> valid = new ArrayList<>(selector.factorNames());
    valid.addAll(metrics);
    int before = node.problems().count();
    section.get().allowOnly(valid);
    boolean keysAreRight = node.problems().count() == before;
    Map<String, PublishedValue> values = new TreeMap<>();
    for (String metric : metrics) {
      section
          .get()
          .find(metric)
          .flatMap(PublishedReader::value)
          .ifPresent(value -> values.put(metric, value));
    }
    if (keysAreRight && section.get().names().stream().noneMatch(metrics::contains)) {
      node.problem(
          "must give at least one metric, but got none",
          "Valid here: " + String.join(", ", metrics) + ".");
    }
    Optional<ParameterValues> levels = selector.levels(section.get());
    levels.ifPresent(given -> requireOneConfiguration(node, given));
    return levels.isPresent() && !values.isEmpty()
        ? Optional.of(PublishedRow.of(levels.get(), values))
        : Optional.empty();
  }

  private void requireOneConfiguration(SpecNode node, ParameterValues levels) {
    Optional<List<Configuration>> selected = selector.selected(levels);
    if (selected.isEmpty()) {
      return;
    }
    if (selected.get().isEmpty()) {
      node.problem(
          "must be about a configuration of the grid, but got levels that none has",
          selector.levelsThereAre(levels));
    } else if (selected.get().size() > 1) {
      List<String> open = new ArrayList<>(selector.factorNames());
      open.removeAll(levels.values().keySet());
      node.problem(
          "must be about one configuration, but got levels that " + selected.get().size() + " have",
          "Give its level of " + String.join(" and ", open) + " too.");
    } else {
      SpecNode earlier = rowOf.putIfAbsent(selected.get().get(0).levels(), node);
      if (earlier != null) {
        node.problem(
            "must be the only row about its configuration, but got a second one",
            "The first is on line " + earlier.line() + ".");
      }
    }
  }

  private static Optional<PublishedValue> value(SpecNode node) {
    Optional<SpecMapping> section = node.mapping("mean and, if it was published, sd");
    section.ifPresent(mapping -> mapping.allowOnly(List.of("mean", "sd")));
    Optional<Object> mean =
        section
            .flatMap(mapping -> mapping.require("mean", "Write {mean: …}."))
            .flatMap(number -> ParameterReader.value(number, FINITE, ""));
    Optional<Object> sd =
        section
            .flatMap(mapping -> mapping.find("sd"))
            .flatMap(number -> ParameterReader.value(number, Domain.NumberRange.nonNegative(), ""));
    return mean.map(number -> new PublishedValue((Double) number, sd.map(Double.class::cast)));
  }
}
