package org.swath.core.spec;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.swath.core.parameter.Domain;
import org.swath.core.parameter.ParameterValues;

/**
 * Reads what a hypothesis says, once its kind is known.
 *
 * <p>Every method that returns an Optional reports a problem when it returns none.
 */
final class StatementReader {

  private static final Domain AMOUNT = Domain.NumberRange.nonNegative();

  private final FactorSelector selector;
  private final Domain metrics;
  private final GroupReader groups;

  StatementReader(FactorSelector selector, List<String> metrics) {
    this.selector = selector;
    this.metrics = new Domain.Choice(metrics);
    this.groups = new GroupReader(selector, this.metrics);
  }

  Optional<Statement> read(SpecMapping section, StatementKind kind) {
    return switch (kind) {
      case INVARIANT -> invariant(section);
      case EQUIVALENT -> equivalent(section);
      case LOWER, HIGHER -> difference(section, kind == StatementKind.LOWER);
      case RISING, FALLING -> trend(section, kind == StatementKind.RISING);
      case EVERY_RUN, EVERY_MEAN -> between(section, kind == StatementKind.EVERY_RUN);
      case CONVERGES -> ends(section, Statement.Ending.CONVERGES);
      case NEVER_CONVERGES -> ends(section, Statement.Ending.NEVER_CONVERGES);
      case COMPLETES -> ends(section, Statement.Ending.COMPLETES);
    };
  }

  private Optional<Statement> invariant(SpecMapping section) {
    Optional<String> metric = metric(section);
    Optional<ParameterValues> where = where(section);
    Optional<String> factor = factor(section, where, false);
    Optional<Double> within = within(section);
    return metric.isEmpty() || where.isEmpty() || factor.isEmpty() || within.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Statement.Invariant(metric.get(), factor.get(), where.get(), within.get()));
  }

  private Optional<Statement> equivalent(SpecMapping section) {
    Optional<String> metric = metric(section);
    Optional<GroupReader.Pair> pair = groups.pair(section, "group", "to");
    Optional<Double> within = within(section);
    return metric.isEmpty() || pair.isEmpty() || within.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Statement.Equivalent(
                metric.get(), pair.get().one(), pair.get().other(), within.get()));
  }

  private Optional<Statement> difference(SpecMapping section, boolean lower) {
    Optional<String> metric = metric(section);
    Optional<GroupReader.Pair> pair = groups.pair(section, "group", "than");
    boolean percent = section.find("by-percent").isPresent();
    if (percent && section.find("by").isPresent()) {
      section
          .find("by")
          .orElseThrow()
          .problem("must be given in one unit, but got by-percent too", "Remove one of the two.");
      return Optional.empty();
    }
    Optional<Double> by = number(section, percent ? "by-percent" : "by", AMOUNT, 0);
    return metric.isEmpty() || pair.isEmpty() || by.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Statement.Difference(
                metric.get(), pair.get().one(), pair.get().other(), lower, by.get(), percent));
  }

  private Optional<Statement> trend(SpecMapping section, boolean rising) {
    Optional<String> metric = metric(section);
    Optional<ParameterValues> where = where(section);
    Optional<String> factor = factor(section, where, true);
    return metric.isEmpty() || where.isEmpty() || factor.isEmpty()
        ? Optional.empty()
        : Optional.of(new Statement.Trend(metric.get(), factor.get(), where.get(), rising));
  }

  private Optional<Statement> between(SpecMapping section, boolean everyRun) {
    Optional<String> metric = metric(section);
    Optional<ParameterValues> where = where(section);
    Domain finite = PublishedReader.FINITE;
    Optional<Double> from = number(section, "at-least", finite, Double.NEGATIVE_INFINITY);
    Optional<Double> to = number(section, "at-most", finite, Double.POSITIVE_INFINITY);
    if (section.find("at-least").isEmpty() && section.find("at-most").isEmpty()) {
      section.self().problem("must have at-least or at-most or both, but got none", "");
      return Optional.empty();
    }
    if (from.isPresent() && to.isPresent() && from.get() > to.get()) {
      section
          .self()
          .problem(
              "must have at-least <= at-most, but got " + from.get() + " and " + to.get(),
              "Swap the two.");
      return Optional.empty();
    }
    if (!everyRun && from.isPresent() && from.equals(to)) {
      section
          .self()
          .problem(
              "must have at-least < at-most, but got " + from.get() + " twice",
              "No test shows a mean to be one number: leave it some room.");
      return Optional.empty();
    }
    return metric.isEmpty() || where.isEmpty() || from.isEmpty() || to.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Statement.Between(metric.get(), where.get(), everyRun, from.get(), to.get()));
  }

  private Optional<Statement> ends(SpecMapping section, Statement.Ending ending) {
    return where(section).map(where -> new Statement.Ends(ending, where));
  }

  private Optional<String> metric(SpecMapping section) {
    return section
        .require("metric", "The metric of the report that it is about.")
        .flatMap(node -> ParameterReader.value(node, metrics, ""))
        .map(String.class::cast);
  }

  private Optional<ParameterValues> where(SpecMapping section) {
    return section.find("where").isEmpty()
        ? Optional.of(ParameterValues.none())
        : section.find("where").flatMap(selector::where);
  }

  private Optional<Double> within(SpecMapping section) {
    return section
        .require("within", "How far means may be apart and still count as the same.")
        .flatMap(node -> ParameterReader.value(node, Domain.NumberRange.positive(), ""))
        .map(Double.class::cast);
  }

  /** The number under {@code key}, or {@code absent} without one. */
  private static Optional<Double> number(
      SpecMapping section, String key, Domain domain, double absent) {
    Optional<SpecNode> node = section.find(key);
    return node.isEmpty()
        ? Optional.of(absent)
        : node.flatMap(value -> ParameterReader.value(value, domain, "")).map(Double.class::cast);
  }

  private Optional<String> factor(
      SpecMapping section, Optional<ParameterValues> where, boolean ordered) {
    Optional<SpecNode> node = section.require("factor", "What varies.");
    List<String> names = List.copyOf(selector.factorNames());
    if (node.isPresent() && names.isEmpty()) {
      node.get().mustBe("must be a factor of the sweep", "Its grid has none.");
      return Optional.empty();
    }
    Optional<String> factor =
        node.flatMap(value -> ParameterReader.value(value, new Domain.Choice(names), ""))
            .map(String.class::cast);
    Optional<List<Configuration>> about =
        where.flatMap(selector::selected).filter(all -> !all.isEmpty());
    return factor.isPresent()
            && about.isPresent()
            && !varies(node.orElseThrow(), factor.get(), about.get(), ordered)
        ? Optional.empty()
        : factor;
  }

  private static boolean varies(
      SpecNode node, String factor, List<Configuration> about, boolean ordered) {
    List<Object> levels = new ArrayList<>();
    about.forEach(configuration -> levels.add(configuration.levels().values().get(factor)));
    if (levels.contains(null)) {
      node.problem(
          "must apply to every configuration the hypothesis is about, but got %s, which %d of %d have not"
              .formatted(factor, levels.stream().filter(Objects::isNull).count(), about.size()),
          "Narrow the hypothesis with where.");
      return false;
    }
    if (levels.stream().distinct().count() < 2) {
      node.problem(
          "must vary among the configurations the hypothesis is about, but got %s, which is %s in all of them"
              .formatted(factor, levels.get(0)),
          "Leave it out of where, or give the grid more levels.");
      return false;
    }
    if (ordered && !(levels.get(0) instanceof Number)) {
      node.problem("must have numbers as levels, but got " + factor + ", which has words", "");
      return false;
    }
    return true;
  }
}
