package org.swath.core.spec;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.swath.core.parameter.Domain;

/** Reads the convergence criteria. */
final class ConvergenceReader {

  private static final Domain KINDS =
      new Domain.Choice(List.of(ConvergenceRule.AbsoluteChange.KIND));
  private static final Domain WINDOW = new Domain.IntegerRange(1, Integer.MAX_VALUE);

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
          .mapping("name, criterion, metric, threshold and window")
          .flatMap(section -> criterion(section, names))
          .ifPresent(criteria::add);
    }
    return criteria;
  }

  private Optional<CriterionSpec> criterion(SpecMapping section, Map<String, SpecNode> names) {
    section.allowOnly(List.of("name", "criterion", "metric", "threshold", "window"));
    Optional<String> name =
        section.require("name", "Reports refer to it.").flatMap(node -> name(node, names));
    Optional<Object> kind =
        section
            .require("criterion", "The only kind is " + ConvergenceRule.AbsoluteChange.KIND + ".")
            .flatMap(node -> ParameterReader.value(node, KINDS, ""));
    Optional<Object> metric =
        section
            .require("metric", "The metric whose curve it judges, such as loss.")
            .flatMap(node -> ParameterReader.value(node, metrics, ""));
    Optional<Object> threshold =
        section
            .require("threshold", "How small a change must be, in the metric's own unit.")
            .flatMap(node -> ParameterReader.value(node, Domain.NumberRange.positive(), ""));
    Optional<Object> window =
        section
            .require("window", "How many changes in a row must be that small.")
            .flatMap(node -> ParameterReader.value(node, WINDOW, ""));
    boolean complete =
        name.isPresent()
            && kind.isPresent()
            && metric.isPresent()
            && threshold.isPresent()
            && window.isPresent();
    return complete
        ? Optional.of(
            new CriterionSpec(
                name.get(),
                (String) metric.get(),
                new ConvergenceRule.AbsoluteChange(
                    (Double) threshold.get(), Math.toIntExact((Long) window.get()))))
        : Optional.empty();
  }

  private static Optional<String> name(SpecNode node, Map<String, SpecNode> names) {
    String rule = "a name of lower-case letters, digits and dashes";
    Optional<String> name = node.text(rule);
    if (name.isPresent() && !name.get().matches(SweepSpec.NAME_PATTERN)) {
      node.mustBe("must be " + rule, "");
      return Optional.empty();
    }
    name.map(text -> names.putIfAbsent(text, node))
        .ifPresent(
            earlier ->
                node.mustBe(
                    "must differ from the other criteria's names",
                    "It is given first on line " + earlier.line() + "."));
    return name;
  }
}
