package org.swath.core.spec;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.swath.core.parameter.Domain;
import org.swath.core.parameter.Parameter;

/** Reads the convergence criteria. */
final class ConvergenceReader {

  static final String NAME = "name";
  static final String CRITERION = "criterion";
  static final String METRIC = "metric";

  private static final String NAME_RULE = "a name of lower-case letters, digits and dashes";
  private static final String ONE_VALUE = "Write an element of the list for each value.";

  private final Domain metrics;

  /**
   * @param metrics those whose curve a criterion can judge
   */
  ConvergenceReader(List<String> metrics) {
    this.metrics = new Domain.Choice(metrics);
  }

  /** The criteria that could be read; what is wrong with the others is reported. */
  List<CriterionSpec> read(SpecNode node) {
    List<CriterionSpec> criteria = new ArrayList<>();
    Map<String, SpecNode> names = new HashMap<>();
    String advice = "Leave convergence out to judge by none.";
    for (SpecNode element : node.list("criteria", advice).orElse(List.of())) {
      element
          .mapping("name, criterion, metric and the criterion's parameters")
          .flatMap(section -> criterion(section, names))
          .ifPresent(criteria::add);
    }
    return criteria;
  }

  private Optional<CriterionSpec> criterion(SpecMapping section, Map<String, SpecNode> names) {
    int before = section.self().problems().count();
    Optional<CriterionKind> kind = kind(section);
    Optional<String> name =
        section.require(NAME, "Reports refer to it.").flatMap(node -> newName(node, names));
    Optional<Object> metric =
        section
            .require(METRIC, "The metric whose curve it judges, such as loss.")
            .flatMap(node -> ParameterReader.value(node, metrics, ONE_VALUE));
    Optional<GivenValues> values =
        kind.map(known -> GivenValues.read(section, known.parameters(), ONE_VALUE));
    kind.ifPresent(known -> requireParameters(section, known));
    return section.self().problems().count() > before
        ? Optional.empty()
        : Optional.of(
            new CriterionSpec(
                name.orElseThrow(),
                (String) metric.orElseThrow(),
                rule(kind.orElseThrow(), values.orElseThrow())));
  }

  private static ConvergenceRule rule(CriterionKind kind, GivenValues values) {
    return new ConvergenceRule(
        kind.component().name(), values.withDefaults(kind.component().parameters()));
  }

  /** The kind that {@code section} names; reports keys that are no parameters of it. */
  static Optional<CriterionKind> kind(SpecMapping section) {
    Optional<SpecNode> place = section.find(CRITERION);
    Optional<CriterionKind> kind =
        place
            .flatMap(
                node ->
                    ParameterReader.value(
                        node, new Domain.Choice(CriterionKind.names()), ONE_VALUE))
            .map(name -> CriterionKind.named((String) name));
    Set<String> valid = new LinkedHashSet<>(List.of(NAME, CRITERION, METRIC));
    for (CriterionKind possible : kind.map(List::of).orElse(CriterionKind.all())) {
      valid.addAll(possible.parameters().keySet());
    }
    section.allowOnly(valid);
    if (place.isEmpty()) {
      section.missing(CRITERION, "Valid here: " + String.join(", ", CriterionKind.names()) + ".");
    }
    return kind;
  }

  /** Reports every parameter without a default that {@code section} does not give. */
  static void requireParameters(SpecMapping section, CriterionKind kind) {
    for (Parameter parameter : kind.component().parameters()) {
      if (parameter.defaultValue().isEmpty()) {
        section.require(parameter.name(), parameter.description() + ".");
      }
    }
  }

  /** The name that {@code node} gives. */
  static Optional<String> name(SpecNode node) {
    Optional<String> name = node.text(NAME_RULE);
    if (name.isPresent() && !name.get().matches(SweepSpec.NAME_PATTERN)) {
      node.mustBe("must be " + NAME_RULE, "");
      return Optional.empty();
    }
    return name;
  }

  private static Optional<String> newName(SpecNode node, Map<String, SpecNode> names) {
    Optional<String> name = name(node);
    name.map(text -> names.putIfAbsent(text, node))
        .ifPresent(
            earlier ->
                node.mustBe(
                    "must differ from the other criteria's names",
                    "It is given first on line " + earlier.line() + "."));
    return name;
  }
}
