package org.swath.jobs.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.swath.core.parameter.ParameterValues;
import org.swath.core.plan.Factor;

/**
 * One object with everything, numbers as computed; no number is null. Its names are relied on: new
 * ones may be added, none may change.
 */
final class ConvergenceJsonForm implements ConvergenceForm {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  @Override
  public String groups(ConvergenceReport report) {
    return write(
        report,
        (answers, tree) -> {
          ArrayNode groups = tree.putArray("groups");
          for (ConvergenceGroup group : answers.groups()) {
            ObjectNode node = groups.addObject();
            addLevels(node, report.by(), group.levels());
            addSummary(node, group.summary());
          }
        });
  }

  @Override
  public String runs(ConvergenceReport report) {
    return write(
        report,
        (answers, tree) -> {
          ArrayNode runs = tree.putArray("runs");
          answers
              .runs()
              .forEach(
                  run -> {
                    ObjectNode node = runs.addObject();
                    addLevels(node, report.factors(), run.run().levels());
                    node.put("seed", run.run().seed());
                    node.put("run_id", run.run().runId());
                    node.put("configuration_id", run.run().configurationId());
                    node.put("epoch", run.convergence().epoch());
                    node.put("met", run.convergence().met());
                  });
        });
  }

  private interface Answers {
    void addTo(CriterionAnswers answers, ObjectNode tree);
  }

  private static String write(ConvergenceReport report, Answers answers) {
    ObjectNode tree = JSON.objectNode();
    tree.put("sweep", report.sweepName());
    tree.put("standard_deviation", "population");
    tree.set("status", JsonForm.status(report.runs()));
    ArrayNode criteria = tree.putArray("criteria");
    for (CriterionAnswers ofOne : report.criteria()) {
      ObjectNode node = criteria.addObject();
      node.set("criterion", JsonForm.criterion(ofOne.criterion()));
      node.put("epoch_in_words", ReportText.epochInWords(ofOne.criterion()));
      answers.addTo(ofOne, node);
    }
    return JsonForm.pretty(tree);
  }

  private static void addLevels(ObjectNode node, List<Factor> factors, ParameterValues levels) {
    for (Factor factor : factors) {
      node.set(factor.column(), JsonForm.level(levels.values().get(factor.name())));
    }
  }

  private static void addSummary(ObjectNode node, EpochSummary summary) {
    node.put("n", summary.n());
    node.put("met", summary.met());
    node.put("not_met", summary.notMet());
    ObjectNode epoch = node.putObject("epoch");
    addFigure(epoch, "mean", summary.mean());
    addFigure(epoch, "median", summary.median());
    epoch.set("sd", JsonForm.number(summary.standardDeviation().orElse(Double.NaN)));
    addFigure(epoch, "min", summary.minimum());
    addFigure(epoch, "max", summary.maximum());
  }

  private static void addFigure(ObjectNode epoch, String name, EpochFigure figure) {
    ObjectNode node = epoch.putObject(name);
    node.set("value", JsonForm.number(figure.epochs()));
    node.put("lower_bound", figure.lowerBound());
  }
}
