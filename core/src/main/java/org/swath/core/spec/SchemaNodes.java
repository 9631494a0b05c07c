package org.swath.core.spec;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.swath.core.parameter.Domain;
import org.swath.core.parameter.Parameter;

/** Builds the pieces of a JSON Schema. */
final class SchemaNodes {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  ObjectNode object() {
    return JSON.objectNode();
  }

  ArrayNode array() {
    return JSON.arrayNode();
  }

  ObjectNode described(String description) {
    return object().put("description", description);
  }

  ObjectNode text(String description) {
    return described(description).put("type", "string");
  }

  ObjectNode name(String description) {
    return text(description).put("pattern", "^" + SweepSpec.NAME_PATTERN + "$");
  }

  ObjectNode constant(String value, String description) {
    return described(description).put("const", value);
  }

  ObjectNode oneOf(List<String> words) {
    ObjectNode schema = object();
    ArrayNode values = schema.putArray("enum");
    words.forEach(values::add);
    return schema;
  }

  ObjectNode number(String description) {
    return described(description).put("type", "number");
  }

  ObjectNode positive(String description) {
    return number(description).put("exclusiveMinimum", 0);
  }

  ObjectNode count(String description) {
    return described(description).put("type", "integer").put("minimum", 1);
  }

  /** A mapping that allows no other keys than {@code properties}. */
  ObjectNode mapping(String description, ObjectNode properties, List<String> required) {
    ObjectNode schema = described(description).put("type", "object");
    schema.put("additionalProperties", false);
    if (!required.isEmpty()) {
      ArrayNode names = schema.putArray("required");
      required.forEach(names::add);
    }
    schema.set("properties", properties);
    return schema;
  }

  ObjectNode seeds() {
    ObjectNode seed = object().put("type", "integer").put("minimum", 0);
    ObjectNode list = list("Each seed once.", seed);
    ObjectNode properties = object();
    properties.set("first", described("The first seed.").put("type", "integer").put("minimum", 0));
    properties.set("count", count("How many, counting up from the first."));
    ObjectNode schema =
        described("Every configuration is run once for each seed; the seed varies fastest.");
    schema
        .putArray("anyOf")
        .add(list)
        .add(mapping("Seeds in a row.", properties, List.of("first", "count")));
    return schema;
  }

  /** One value of {@code parameter}. */
  ObjectNode value(Parameter parameter) {
    ObjectNode schema = level(parameter);
    parameter.defaultValue().ifPresent(value -> schema.putPOJO("default", value));
    return schema;
  }

  /** One value of {@code parameter}, where leaving it out does not mean its default. */
  ObjectNode level(Parameter parameter) {
    ObjectNode schema = described(parameter.description() + ".");
    schema.setAll(domain(parameter.domain()));
    return schema;
  }

  /** A list of values of {@code parameter}. */
  ObjectNode levels(Parameter parameter) {
    return list(parameter.description() + ".", domain(parameter.domain()));
  }

  ObjectNode valueOrLevels(Parameter parameter) {
    ObjectNode schema = described(parameter.description() + ".");
    ObjectNode one = domain(parameter.domain());
    schema.putArray("anyOf").add(one).add(list("Each level once.", one.deepCopy()));
    return schema;
  }

  /** Any value of {@code domain}. */
  ObjectNode domain(Domain domain) {
    if (domain instanceof Domain.IntegerRange range) {
      ObjectNode schema = object().put("type", "integer").put("minimum", range.minimum());
      return range.maximum() == Long.MAX_VALUE ? schema : schema.put("maximum", range.maximum());
    }
    if (domain instanceof Domain.NumberRange range) {
      return number(range);
    }
    if (domain instanceof Domain.Choice choice) {
      return oneOf(choice.choices());
    }
    if (domain instanceof Domain.Milestones) {
      return object().put("type", "string").put("pattern", "^" + Domain.Milestones.PATTERN + "$");
    }
    if (domain instanceof Domain.FileLocation || domain instanceof Domain.Name) {
      return object().put("type", "string").put("minLength", 1);
    }
    if (domain instanceof Domain.Text) {
      return textOrNumber();
    }
    if (domain instanceof Domain.Names) {
      ObjectNode list = object().put("type", "array").put("minItems", 1);
      list.set("items", textOrNumber());
      ObjectNode schema = object();
      schema.putArray("anyOf").add(textOrNumber()).add(list);
      return schema;
    }
    if (domain instanceof Domain.DataLocation location) {
      ObjectNode schema = object().put("type", "string");
      return location.optional() ? schema : schema.put("minLength", 1);
    }
    return object().put("type", "boolean");
  }

  private ObjectNode textOrNumber() {
    ObjectNode schema = object();
    schema.putArray("type").add("string").add("integer");
    return schema;
  }

  private ObjectNode number(Domain.NumberRange range) {
    ObjectNode schema = object().put("type", "number");
    if (range.minimum() != Double.NEGATIVE_INFINITY) {
      schema.put(range.minimumIncluded() ? "minimum" : "exclusiveMinimum", range.minimum());
    }
    if (range.maximum() != Double.POSITIVE_INFINITY) {
      schema.put(range.maximumIncluded() ? "maximum" : "exclusiveMaximum", range.maximum());
    }
    return schema;
  }

  /** A list of at least one of {@code items}, all different. */
  ObjectNode list(String description, ObjectNode items) {
    ObjectNode schema = described(description).put("type", "array");
    schema.put("minItems", 1).put("uniqueItems", true);
    schema.set("items", items);
    return schema;
  }
}
