package org.swath.jobs.compare;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.swath.core.parameter.ParameterValues;
import org.swath.core.plan.Factor;
import org.swath.core.stats.Interval;
import org.swath.jobs.report.JsonForm;

/**
 * One object with everything, numbers as computed; no number is null. Its names are relied on: new
 * ones may be added, none may change.
 */
final class ComparisonJsonForm {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private final SweepComparison comparison;

  private ComparisonJsonForm(SweepComparison comparison) {
    this.comparison = comparison;
  }

  static String write(SweepComparison comparison) {
    return JsonForm.pretty(new ComparisonJsonForm(comparison).tree());
  }

  private ObjectNode tree() {
    ObjectNode tree = JSON.objectNode();
    addSweep(tree.putObject("a"), comparison.a());
    addSweep(tree.putObject("b"), comparison.b());
    addDifferences(tree);
    addPairing(tree.putObject("pairing"));
    addBits(tree.putObject("bits"));
    tree.put("changed", comparison.isChanged());
    ArrayNode metrics = tree.putArray("metrics");
    comparison.metrics().forEach(metric -> addMetric(metrics.addObject(), metric));
    return tree;
  }

  private static void addSweep(ObjectNode tree, StoredSweep sweep) {
    tree.put("location", sweep.location());
    tree.put("sweep", sweep.plan().sweepName());
    tree.put("configurations", sweep.configurations());
    tree.put("runs", sweep.plan().runs().size());
    addEnds(tree.putObject("status"), sweep.runs());
  }

  private void addDifferences(ObjectNode tree) {
    ObjectNode same = tree.putObject("same");
    ArrayNode different = tree.putArray("different");
    for (Aspect aspect : comparison.differences().aspects()) {
      if (aspect.isSame()) {
        aspect.inA().forEach(same.withArray(aspect.name())::add);
      } else {
        ObjectNode node = different.addObject().put("name", aspect.name());
        aspect.inA().forEach(node.putArray("a")::add);
        aspect.inB().forEach(node.putArray("b")::add);
      }
    }
    comparison
        .differences()
        .asked()
        .forEach(
            (name, values) -> {
              ObjectNode node = different.addObject().put("name", name);
              node.putArray("a").add(values.stored());
              node.putArray("b").add(values.given());
            });
  }

  private void addPairing(ObjectNode tree) {
    Pairing pairing = comparison.pairing();
    tree.put("rule", pairing.rule().toString());
    tree.put("chosen", pairing.chosen());
    tree.put("pairs", pairing.pairs().size());
    tree.put("configurations", pairing.configurations().size());
    addEnds(tree.putObject("only_in_a"), pairing.onlyInA());
    addEnds(tree.putObject("only_in_b"), pairing.onlyInB());
    ArrayNode changed = tree.putArray("ended_otherwise");
    for (ConfigurationPair configuration : pairing.configurations()) {
      for (RunPair pair : configuration.runs()) {
        if (pair.a().end() != pair.b().end()) {
          ObjectNode node = changed.addObject();
          addLevels(node, configuration.levels());
          node.put("seed", pair.seed());
          node.put("run_id_a", pair.a().spec().runId());
          node.put("run_id_b", pair.b().spec().runId());
          node.put("status_a", pair.a().end().text());
          node.put("status_b", pair.b().end().text());
        }
      }
    }
  }

  private void addBits(ObjectNode tree) {
    BitComparison bits = comparison.bits();
    tree.put("equal", bits.equal());
    tree.put("differing", bits.differing().size());
    tree.put("not_reproduced", bits.notReproduced().size());
    tree.put("without_digest", bits.withoutDigest());
    ArrayNode runs = tree.putArray("differing_runs");
    for (BitDifference difference : bits.differing()) {
      ObjectNode node = runs.addObject();
      node.put("run_id", difference.pair().a().spec().runId());
      node.put("expected", difference.isExpected());
      node.put(
          "first_epoch",
          difference.firstEpoch().isPresent() ? difference.firstEpoch().getAsInt() : null);
      ObjectNode relative = node.putObject("relative_difference");
      difference
          .relativeDifferences()
          .forEach((metric, size) -> relative.set(metric, JsonForm.number(size)));
    }
  }

  private void addMetric(ObjectNode tree, MetricComparison metric) {
    tree.put("metric", metric.metric());
    tree.put("depends_on_machine", metric.dependsOnMachine());
    tree.put("pairs", metric.pairs());
    tree.put("b_lower", metric.lower());
    tree.put("b_higher", metric.higher());
    addNotMet(tree, metric.notMet());
    addDifference(tree.putObject("overall"), metric.overall());
    ArrayNode rows = tree.putArray("configurations");
    for (ConfigurationDifference row : metric.configurations()) {
      ObjectNode node = rows.addObject();
      addLevels(node, row.configuration().levels());
      addNotMet(node, row.notMet());
      addDifference(node, row.difference());
    }
  }

  private static void addNotMet(ObjectNode node, NotMet notMet) {
    node.put("not_met_a", notMet.inA());
    node.put("not_met_b", notMet.inB());
  }

  private static void addDifference(ObjectNode node, Difference difference) {
    Interval interval = difference.estimate().interval(Difference.CONFIDENCE);
    node.put("n", difference.n());
    node.set("mean_a", JsonForm.number(difference.meanOfA()));
    node.set("mean_b", JsonForm.number(difference.meanOfB()));
    node.set("difference", JsonForm.number(difference.estimate().value()));
    node.set("interval_lower", JsonForm.number(interval.lower()));
    node.set("interval_upper", JsonForm.number(interval.upper()));
    node.set("p", JsonForm.number(difference.pValue()));
    node.set("p_adjusted", JsonForm.number(difference.adjustedPValue()));
    difference
        .equivalence()
        .ifPresent(
            test -> {
              node.put("margin", test.to());
              node.set("p_equivalence", JsonForm.number(test.pValue()));
            });
    node.put("verdict", difference.verdict().text());
  }

  private void addLevels(ObjectNode node, ParameterValues levels) {
    for (Factor factor : comparison.a().plan().factors()) {
      node.set(factor.column(), JsonForm.level(levels.values().get(factor.name())));
    }
  }

  private static void addEnds(ObjectNode tree, List<PlannedRun> runs) {
    Map<RunEnd, Integer> counts = new EnumMap<>(RunEnd.class);
    runs.forEach(run -> counts.merge(run.end(), 1, Integer::sum));
    for (RunEnd end : RunEnd.values()) {
      tree.put(end.text(), counts.getOrDefault(end, 0));
    }
  }
}
