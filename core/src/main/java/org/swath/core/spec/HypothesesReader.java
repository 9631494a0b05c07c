package org.swath.core.spec;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.swath.core.parameter.Domain;

/** Reads the hypotheses. */
final class HypothesesReader {

  static final String NAME = "name";
  static final String CLAIM = "claim";
  static final String KIND = "kind";
  static final String LEVEL = "level";

  /** The keys of every hypothesis. */
  static final List<String> COMMON = List.of(NAME, CLAIM, KIND, LEVEL);

  private static final Domain LEVELS = new Domain.NumberRange(0, false, 0.5, false);

  private final StatementReader statements;

  HypothesesReader(FactorSelector selector, List<String> metrics) {
    this.statements = new StatementReader(selector, metrics);
  }

  /** The hypotheses that could be read, in the order written; what is wrong is reported. */
  List<Hypothesis> read(SpecNode node) {
    List<Hypothesis> hypotheses = new ArrayList<>();
    Map<String, SpecNode> names = new HashMap<>();
    String advice = "Leave hypotheses out to have none.";
    for (SpecNode element : node.list("hypotheses", advice).orElse(List.of())) {
      element
          .mapping("name, kind and what the kind needs")
          .flatMap(section -> hypothesis(section, names))
          .ifPresent(hypotheses::add);
    }
    return hypotheses;
  }

  private Optional<Hypothesis> hypothesis(SpecMapping section, Map<String, SpecNode> names) {
    int before = section.self().problems().count();
    Optional<StatementKind> kind = kind(section);
    Optional<String> name =
        section.require(NAME, "Reports refer to it.").flatMap(node -> newName(node, names));
    Optional<String> claim =
        section.find(CLAIM).flatMap(node -> node.text("text that says it in words"));
    double level =
        section
            .find(LEVEL)
            .flatMap(node -> ParameterReader.value(node, LEVELS, ""))
            .map(Double.class::cast)
            .orElse(Hypothesis.USUAL_LEVEL);
    Optional<Statement> statement = kind.flatMap(known -> statements.read(section, known));
    return section.self().problems().count() > before
        ? Optional.empty()
        : Optional.of(new Hypothesis(name.orElseThrow(), claim, statement.orElseThrow(), level));
  }

  /** The kind that {@code section} names; reports keys that it does not have. */
  private static Optional<StatementKind> kind(SpecMapping section) {
    Optional<SpecNode> place = section.find(KIND);
    Optional<StatementKind> kind =
        place
            .flatMap(
                node ->
                    ParameterReader.value(
                        node,
                        new Domain.Choice(StatementKind.words()),
                        "Write a hypothesis of its own for each."))
            .map(word -> StatementKind.named((String) word));
    Set<String> valid = new LinkedHashSet<>(COMMON);
    for (StatementKind possible : kind.map(List::of).orElse(List.of(StatementKind.values()))) {
      valid.addAll(possible.required());
      valid.addAll(possible.optional());
    }
    section.allowOnly(valid);
    if (place.isEmpty()) {
      section.missing(KIND, "Valid here: " + String.join(", ", StatementKind.words()) + ".");
    }
    return kind;
  }

  private static Optional<String> newName(SpecNode node, Map<String, SpecNode> names) {
    Optional<String> name = ConvergenceReader.name(node);
    name.map(text -> names.putIfAbsent(text, node))
        .ifPresent(
            earlier ->
                node.mustBe(
                    "must differ from the other hypotheses' names",
                    "It is given first on line " + earlier.line() + "."));
    return name;
  }
}
