package org.swath.core.spec;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import org.swath.core.parameter.Catalogue;
import org.swath.core.parameter.Parameter;

/** The JSON Schema of a spec's report section. */
final class ReportSchema {

  private final Vocabulary vocabulary;
  private final SchemaNodes nodes;

  ReportSchema(Catalogue catalogue, SchemaNodes nodes) {
    this.vocabulary = new Vocabulary(catalogue, Optional.empty());
    this.nodes = nodes;
  }

  ObjectNode schema() {
    ObjectNode properties = nodes.object();
    properties.set("published", published());
    properties.set("holds-when", holdsWhen());
    return nodes.mapping("What to compare the results with.", properties, List.of());
  }

  private ObjectNode published() {
    ObjectNode properties = nodes.object();
    properties.set("source", nodes.text("Where the figures are from."));
    ObjectNode row = factors();
    for (String metric : vocabulary.reportMetrics()) {
      ObjectNode figure = nodes.object();
      figure.set("mean", nodes.number("Over the published seeds."));
      figure.set("sd", nodes.number("Over the published seeds.").put("minimum", 0));
      row.set(metric, nodes.mapping("What was published.", figure, List.of("mean")));
    }
    ObjectNode rows = nodes.described("At most one for each configuration.");
    rows.put("type", "array").put("minItems", 1);
    rows.set("items", nodes.mapping("One configuration.", row, List.of()));
    properties.set("rows", rows);
    return nodes.mapping(
        "The results this sweep reproduces.", properties, List.of("source", "rows"));
  }

  private ObjectNode holdsWhen() {
    ObjectNode properties = nodes.object();
    ObjectNode metric = nodes.described("What must be in bounds.");
    metric.setAll(nodes.oneOf(vocabulary.reportMetrics()));
    properties.set("metric", metric);
    properties.set(
        "where", nodes.mapping("Which configurations the rule is about.", factors(), List.of()));
    properties.set(
        "within", nodes.positive("How far a mean may be from the published one, in its unit."));
    properties.set("within-percent", nodes.positive("How far, in percent of the published mean."));
    properties.set(
        "or-published-sds",
        nodes.positive("Or how many published standard deviations, where that is more."));
    properties.set("mean-from", nodes.number("The least a mean may be."));
    properties.set("mean-to", nodes.number("The most a mean may be."));
    properties.set("every-run", nodes.number("The value of every single run."));
    ObjectNode rules = nodes.described("The reproduction holds when all of these do.");
    rules.put("type", "array").put("minItems", 1);
    rules.set("items", nodes.mapping("One rule.", properties, List.of("metric")));
    return rules;
  }

  private ObjectNode factors() {
    ObjectNode factors = nodes.object();
    for (TrainingPart part : vocabulary.trainingParts().values()) {
      factors.set(part.name(), nodes.oneOf(part.componentNames()));
    }
    for (Parameter parameter : vocabulary.factors()) {
      factors.set(parameter.name(), nodes.domain(parameter.domain()));
    }
    return factors;
  }
}
