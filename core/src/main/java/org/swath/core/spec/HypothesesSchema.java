package org.swath.core.spec;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.swath.core.parameter.Catalogue;
import org.swath.core.parameter.Parameter;

/** The JSON Schema of a spec's hypotheses. */
final class HypothesesSchema {

  private final Vocabulary vocabulary;
  private final SchemaNodes nodes;

  HypothesesSchema(Catalogue catalogue, SchemaNodes nodes) {
    this.vocabulary = new Vocabulary(catalogue, Optional.empty());
    this.nodes = nodes;
  }

  ObjectNode schema() {
    ArrayNode kinds = nodes.array();
    for (StatementKind kind : StatementKind.values()) {
      kinds.add(kind(kind));
    }
    ObjectNode schema =
        nodes.described("What the results are asked; reports say which hypotheses they support.");
    schema.put("type", "array").put("minItems", 1);
    schema.set("items", nodes.object().set("anyOf", kinds));
    return schema;
  }

  private ObjectNode kind(StatementKind kind) {
    ObjectNode properties = nodes.object();
    properties.set("name", nodes.name("How reports refer to the hypothesis."));
    properties.set("claim", nodes.text("The sentence as whoever says it put it."));
    properties.set("kind", nodes.constant(kind.word(), kind.description() + "."));
    properties.set(
        "level",
        nodes
            .positive("How often a test may show what is not so; 0.05 when left out.")
            .put("exclusiveMaximum", 0.5));
    List<String> required = new ArrayList<>(List.of("name", "kind"));
    required.addAll(kind.required());
    Stream.concat(kind.required().stream(), kind.optional().stream())
        .forEach(key -> properties.set(key, value(key)));
    return nodes.mapping(kind.description() + ".", properties, required);
  }

  private ObjectNode value(String key) {
    return switch (key) {
      case "metric" -> asInRules("metric", "What is measured.");
      case "factor" -> nodes.described("What varies.").setAll(nodes.oneOf(factorNames()));
      case "within" ->
          nodes.positive("How far means may be apart and still count as the same, in its unit.");
      case "where" -> asInRules("where", "Which configurations it is about.");
      case "group" -> group("The configurations that are compared.");
      case "to", "than" -> group("What they are compared with.");
      case "by" -> amount("By more than this, in the metric's unit; 0 when left out.");
      case "by-percent" -> amount("By more than this, in percent of the other group's mean.");
      case "at-least" -> nodes.number("The least it may be.");
      case "at-most" -> nodes.number("The most it may be.");
      default -> throw new IllegalArgumentException("A key must be known, but got " + key);
    };
  }

  private ObjectNode group(String description) {
    ObjectNode properties = nodes.object();
    properties.set("where", asInRules("where", "The levels that pick out the configurations."));
    properties.set(
        "highest", asInRules("metric", "Only the one whose mean of this is the highest."));
    properties.set("lowest", asInRules("metric", "Only the one whose mean of this is the lowest."));
    return nodes.mapping(description, properties, List.of()).put("minProperties", 1);
  }

  /** What a key may hold in the rules of a report: naming it again makes the schema long. */
  private ObjectNode asInRules(String key, String description) {
    return nodes
        .described(description)
        .put("$ref", "#/properties/report/properties/holds-when/items/properties/" + key);
  }

  private ObjectNode amount(String description) {
    return nodes.number(description).put("minimum", 0);
  }

  private List<String> factorNames() {
    return Stream.concat(
            vocabulary.trainingParts().keySet().stream(),
            vocabulary.factors().stream().map(Parameter::name))
        .distinct()
        .toList();
  }
}
