package org.swath.core.spec;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.swath.core.parameter.Domain;
import org.swath.core.parameter.ParameterValues;

/** Reads the conditions under which a reproduction holds. */
final class AcceptanceReader {

  private static final List<String> NEAR = List.of("within", "within-percent", "or-published-sds");
  private static final List<String> BETWEEN = List.of("mean-from", "mean-to");
  private static final String EVERY_RUN = "every-run";
  private static final String BOUNDS =
      "Write within or within-percent, with or-published-sds beside it if wanted;"
          + " or mean-from and mean-to; or every-run.";

  private final FactorSelector selector;
  private final Domain metrics;
  private final Optional<PublishedTable> published;
  private final boolean publishedIsKnown;

  /**
   * @param published the table the rules compare with, if the spec has a right one
   * @param publishedIsKnown false when the spec has a table that could not be read
   */
  AcceptanceReader(
      FactorSelector selector,
      List<String> metrics,
      Optional<PublishedTable> published,
      boolean publishedIsKnown) {
    this.selector = selector;
    this.metrics = new Domain.Choice(metrics);
    this.published = published;
    this.publishedIsKnown = publishedIsKnown;
  }

  /** The rules that could be read; what is wrong with the others is reported. */
  List<AcceptanceRule> read(SpecNode node) {
    List<AcceptanceRule> rules = new ArrayList<>();
    for (SpecNode element : node.list("rules", "").orElse(List.of())) {
      element.mapping("metric, where and a bound").flatMap(this::rule).ifPresent(rules::add);
    }
    return rules;
  }

  private Optional<AcceptanceRule> rule(SpecMapping section) {
    List<String> valid = new ArrayList<>(List.of("metric", "where"));
    valid.addAll(NEAR);
    valid.addAll(BETWEEN);
    valid.add(EVERY_RUN);
    section.allowOnly(valid);
    Optional<Object> metric =
        section
            .require("metric", "The metric of the report that must be in bounds.")
            .flatMap(node -> ParameterReader.value(node, metrics, ""));
    Optional<ParameterValues> where =
        section.find("where").isEmpty()
            ? Optional.of(ParameterValues.none())
            : section.find("where").flatMap(selector::where);
    Optional<AcceptanceBound> bound = bound(section);
    if (metric.isEmpty() || where.isEmpty() || bound.isEmpty()) {
      return Optional.empty();
    }
    AcceptanceRule rule = new AcceptanceRule((String) metric.get(), where.get(), bound.get());
    requirePublished(section.self(), rule);
    return Optional.of(rule);
  }

  private static Optional<AcceptanceBound> bound(SpecMapping section) {
    boolean near = NEAR.stream().anyMatch(key -> section.find(key).isPresent());
    boolean between = BETWEEN.stream().anyMatch(key -> section.find(key).isPresent());
    boolean everyRun = section.find(EVERY_RUN).isPresent();
    int kinds = (near ? 1 : 0) + (between ? 1 : 0) + (everyRun ? 1 : 0);
    if (kinds != 1) {
      section
          .self()
          .problem(
              "must have one kind of bound, but got " + (kinds == 0 ? "none" : "" + kinds), BOUNDS);
      return Optional.empty();
    }
    if (near) {
      return near(section);
    }
    return between ? between(section) : everyRun(section);
  }

  private static Optional<AcceptanceBound> near(SpecMapping section) {
    boolean alone = section.find("within").isEmpty() && section.find("within-percent").isEmpty();
    if (alone) {
      section
          .self()
          .problem("must have within or within-percent, but got or-published-sds alone", BOUNDS);
    }
    Domain domain = Domain.NumberRange.positive();
    Optional<Double> within = number(section, "within", domain, 0);
    Optional<Double> percent = number(section, "within-percent", domain, 0);
    Optional<Double> sds = number(section, "or-published-sds", domain, 0);
    return !alone && within.isPresent() && percent.isPresent() && sds.isPresent()
        ? Optional.of(new AcceptanceBound.NearPublished(within.get(), percent.get(), sds.get()))
        : Optional.empty();
  }

  private static Optional<AcceptanceBound> between(SpecMapping section) {
    Domain finite = PublishedReader.FINITE;
    Optional<Double> from = number(section, "mean-from", finite, Double.NEGATIVE_INFINITY);
    Optional<Double> to = number(section, "mean-to", finite, Double.POSITIVE_INFINITY);
    if (from.isEmpty() || to.isEmpty()) {
      return Optional.empty();
    }
    if (from.get() > to.get()) {
      section
          .self()
          .problem(
              "must have mean-from <= mean-to, but got " + from.get() + " and " + to.get(),
              "Swap the two.");
      return Optional.empty();
    }
    return Optional.of(new AcceptanceBound.MeanBetween(from.get(), to.get()));
  }

  private static Optional<AcceptanceBound> everyRun(SpecMapping section) {
    return number(section, EVERY_RUN, PublishedReader.FINITE, 0).map(AcceptanceBound.EveryRun::new);
  }

  /** The number under {@code key}, or {@code absent} without one; empty when it is wrong. */
  private static Optional<Double> number(
      SpecMapping section, String key, Domain domain, double absent) {
    Optional<SpecNode> node = section.find(key);
    return node.isEmpty()
        ? Optional.of(absent)
        : node.flatMap(value -> ParameterReader.value(value, domain, "")).map(Double.class::cast);
  }

  private void requirePublished(SpecNode node, AcceptanceRule rule) {
    if (!publishedIsKnown || !(rule.bound() instanceof AcceptanceBound.NearPublished near)) {
      return;
    }
    List<Configuration> about = selector.selected(rule.where()).orElse(List.of());
    for (Configuration configuration : about) {
      Optional<PublishedValue> value =
          published.flatMap(table -> table.value(configuration.levels(), rule.metric()));
      boolean enough =
          value.isPresent() && (near.publishedSds() == 0 || value.get().sd().isPresent());
      if (!enough) {
        node.problem(
            "must have a published %s of %s to compare with, but got none for %s"
                .formatted(
                    value.isPresent() ? "sd" : "mean",
                    rule.metric(),
                    configuration.levels().values()),
            "Add it under report.published.rows, or narrow the rule with where.");
        return;
      }
    }
  }
}
