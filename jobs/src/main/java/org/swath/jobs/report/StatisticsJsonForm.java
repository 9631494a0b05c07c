package org.swath.jobs.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.swath.core.parameter.ParameterValues;
import org.swath.core.plan.Factor;
import org.swath.core.stats.AnalysisOfVariance;
import org.swath.core.stats.AnovaTerm;
import org.swath.core.stats.BootstrapIntervals;
import org.swath.core.stats.Description;
import org.swath.core.stats.Interval;
import org.swath.core.stats.KaplanMeier;
import org.swath.results.RunStatus;

/**
 * One object with everything, numbers as computed; no number is null. Its names are relied on: new
 * ones may be added, none may change.
 */
final class StatisticsJsonForm implements StatisticsForm {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  @Override
  public String write(SweepStatistics statistics) {
    List<Factor> by = statistics.question().by();
    ObjectNode tree = JSON.objectNode();
    tree.put("sweep", statistics.sweepName());
    tree.put("confidence", statistics.question().confidence());
    tree.set("runs", runs(statistics.runs()));
    ArrayNode factors = tree.putArray("by");
    by.forEach(factor -> factors.add(factor.name()));
    ArrayNode metrics = tree.putArray("metrics");
    statistics.metrics().forEach(metric -> metrics.add(metric(metric, statistics.question())));
    tree.set(
        "convergence",
        statistics.convergence().<JsonNode>map(c -> convergence(by, c)).orElse(JSON.nullNode()));
    return JsonForm.pretty(tree);
  }

  private static ObjectNode metric(MetricStatistics metric, StatisticsQuestion question) {
    List<Factor> by = question.by();
    ObjectNode tree = JSON.objectNode();
    tree.put("metric", metric.metric());
    tree.put("better", metric.better().map(b -> b.name().toLowerCase(Locale.ROOT)).orElse(null));
    ArrayNode groups = tree.putArray("groups");
    metric.groups().forEach(group -> groups.add(group(by, group)));
    tree.set(
        "analysis_of_variance",
        metric.variance().<JsonNode>map(StatisticsJsonForm::variance).orElse(JSON.nullNode()));
    tree.set(
        "comparisons",
        metric
            .comparisons()
            .<JsonNode>map(comparisons -> comparisons(question, comparisons))
            .orElse(JSON.nullNode()));
    metric.notes().forEach(tree.putArray("notes")::add);
    return tree;
  }

  private static ObjectNode group(List<Factor> by, GroupStatistics group) {
    Description values = group.values();
    ObjectNode tree = JSON.objectNode();
    tree.set("levels", levels(by, group.levels()));
    tree.set("runs", runs(group.runs()));
    tree.put("n", values.n());
    tree.put("mean", CsvForm.finite(values.mean()));
    tree.put("sd_population", CsvForm.finite(values.populationDeviation()));
    tree.put("sd_sample", CsvForm.finite(values.sampleDeviation()));
    tree.put("standard_error", CsvForm.finite(values.standardError()));
    tree.set("mean_interval", interval(group.mean()));
    tree.put("median", CsvForm.finite(values.median()));
    tree.put("interquartile_mean", CsvForm.finite(values.interquartileMean()));
    tree.set("interquartile_mean_interval", interval(group.interquartileMean()));
    tree.put("minimum", CsvForm.finite(values.minimum()));
    tree.put("maximum", CsvForm.finite(values.maximum()));
    return tree;
  }

  private static ObjectNode variance(AnalysisOfVariance variance) {
    ObjectNode tree = JSON.objectNode();
    ArrayNode terms = tree.putArray("terms");
    for (AnovaTerm term : variance.terms()) {
      ObjectNode node = terms.addObject();
      term.factors().forEach(node.putArray("factors")::add);
      node.put("sum_of_squares", CsvForm.finite(term.sumOfSquares()));
      node.put("degrees_of_freedom", term.degreesOfFreedom());
      node.put("f", CsvForm.finite(term.f()));
      node.put("p", CsvForm.finite(term.pValue()));
      node.put("eta_squared", CsvForm.finite(term.etaSquared()));
      node.put("partial_eta_squared", CsvForm.finite(term.partialEtaSquared()));
      node.put("omega_squared", CsvForm.finite(term.omegaSquared()));
      node.put("flaw", term.flaw().orElse(null));
    }
    tree.put("residual_sum_of_squares", CsvForm.finite(variance.residualSumOfSquares()));
    tree.put("residual_degrees_of_freedom", variance.residualDegreesOfFreedom());
    tree.put("total_sum_of_squares", CsvForm.finite(variance.totalSumOfSquares()));
    tree.put("flaw", variance.flaw().orElse(null));
    return tree;
  }

  private static ObjectNode comparisons(StatisticsQuestion question, Comparisons comparisons) {
    ObjectNode tree = JSON.objectNode();
    tree.set("reference", levels(question.by(), comparisons.reference()));
    tree.put("choice", comparisons.choice().name().toLowerCase(Locale.ROOT));
    tree.put("made", comparisons.made());
    tree.put("left_out", comparisons.leftOut());
    ArrayNode shown = tree.putArray("shown");
    for (Comparison comparison : comparisons.shown()) {
      ObjectNode node = shown.addObject();
      node.set("levels", levels(question.by(), comparison.levels()));
      node.put("pairs", comparison.pairs());
      node.put("seeds", comparison.seeds());
      node.put("paired", comparison.paired());
      node.put("difference", CsvForm.finite(comparison.difference().value()));
      node.set("interval", interval(comparison.interval()));
      node.put("p", CsvForm.finite(comparison.pValue()));
      node.put("p_holm", CsvForm.finite(comparison.adjustedPValue()));
      node.put("p_ranks", CsvForm.finite(comparison.rankPValue()));
      node.put("p_ranks_holm", CsvForm.finite(comparison.adjustedRankPValue()));
      BootstrapIntervals improvement = comparison.improvement();
      node.put("probability_of_improvement", CsvForm.finite(improvement.estimate()));
      node.set("probability_of_improvement_interval", interval(improvement.percentile()));
      node.put("effect_size", CsvForm.finite(comparison.effectSize()));
      node.put(
          "seeds_needed",
          comparison.seedsNeeded().isPresent() ? comparison.seedsNeeded().getAsInt() : null);
      node.put("flaw", comparison.difference().flaw().orElse(null));
    }
    StatisticsNotes.of(comparisons, question).forEach(tree.putArray("notes")::add);
    return tree;
  }

  private static ObjectNode convergence(List<Factor> by, ConvergenceStatistics convergence) {
    ObjectNode tree = JSON.objectNode();
    tree.set("criterion", JsonForm.criterion(convergence.criterion()));
    tree.put("horizon", convergence.horizon());
    ArrayNode groups = tree.putArray("groups");
    for (ConvergenceStatistics.Group group : convergence.groups()) {
      KaplanMeier curve = group.curve();
      ObjectNode node = groups.addObject();
      node.set("levels", levels(by, group.levels()));
      node.put("n", curve.observations());
      node.put("met", curve.observed());
      node.put("median", curve.median().isPresent() ? (Double) curve.median().getAsDouble() : null);
      node.put("restricted_mean", CsvForm.finite(curve.restrictedMean(convergence.horizon())));
      ArrayNode steps = node.putArray("curve");
      for (KaplanMeier.Step step : curve.steps()) {
        steps
            .addObject()
            .put("epoch", step.value())
            .put("at_risk", step.atRisk())
            .put("met", step.events())
            .put("not_met_yet", step.survival())
            .put("standard_error", CsvForm.finite(step.standardError()));
      }
    }
    ObjectNode test = tree.putObject("log_rank");
    test.put("chi_squared", CsvForm.finite(convergence.logRank().statistic()));
    test.put("degrees_of_freedom", convergence.logRank().degreesOfFreedom());
    test.put("p", CsvForm.finite(convergence.logRank().pValue()));
    test.put("flaw", convergence.logRank().flaw().orElse(null));
    return tree;
  }

  private static ObjectNode runs(RunCounts runs) {
    ObjectNode tree = JSON.objectNode();
    tree.put("planned", runs.planned());
    Arrays.stream(RunStatus.values()).forEach(s -> tree.put(s.text(), runs.of(s)));
    tree.put("missing", runs.missing());
    return tree;
  }

  private static ObjectNode levels(List<Factor> by, ParameterValues levels) {
    ObjectNode tree = JSON.objectNode();
    for (Factor factor : by) {
      tree.set(factor.name(), JSON.pojoNode(levels.values().get(factor.name())));
    }
    return tree;
  }

  private static JsonNode interval(Interval interval) {
    return interval.isKnown()
        ? JSON.arrayNode().add(interval.lower()).add(interval.upper())
        : JSON.nullNode();
  }
}
