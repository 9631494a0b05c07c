package org.swath.core.plan;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.swath.core.parameter.ParameterValues;

/**
 * An object of a stored plan, read field by field; every field must be there, be of its type, and
 * be read.
 */
final class JsonObject {

  private final JsonNode node;
  private final String path;
  private final Set<String> read = new HashSet<>();

  /**
   * @throws PlanFormatException when {@code node} is no object
   */
  JsonObject(JsonNode node, String path) {
    if (!node.isObject()) {
      throw wrong(path, "an object", node);
    }
    this.node = node;
    this.path = path;
  }

  String text(String field) {
    return text(value(field), at(field));
  }

  long integer(String field) {
    return integer(value(field), at(field));
  }

  int smallInteger(String field) {
    long value = integer(field);
    if (value != (int) value) {
      throw wrong(at(field), "a whole number that fits 32 bits", value(field));
    }
    return (int) value;
  }

  /** One of the names of an enum's constants. */
  <E extends Enum<E>> E choice(String field, Class<E> type) {
    String name = text(field);
    for (E constant : type.getEnumConstants()) {
      if (constant.name().equals(name)) {
        return constant;
      }
    }
    throw wrong(at(field), "one of " + List.of(type.getEnumConstants()), value(field));
  }

  JsonObject object(String field) {
    return new JsonObject(value(field), at(field));
  }

  List<JsonObject> objects(String field) {
    List<JsonObject> objects = new ArrayList<>();
    for (JsonNode element : list(field)) {
      objects.add(new JsonObject(element, at(field) + "[" + objects.size() + "]"));
    }
    return objects;
  }

  /** An object of objects. */
  SortedMap<String, JsonObject> objectsByName(String field) {
    JsonNode all = value(field);
    if (!all.isObject()) {
      throw wrong(at(field), "an object", all);
    }
    SortedMap<String, JsonObject> objects = new TreeMap<>();
    Iterator<Map.Entry<String, JsonNode>> fields = all.fields();
    while (fields.hasNext()) {
      Map.Entry<String, JsonNode> entry = fields.next();
      String name = entry.getKey();
      objects.put(name, new JsonObject(entry.getValue(), at(field) + "." + name));
    }
    return objects;
  }

  List<String> texts(String field) {
    List<String> texts = new ArrayList<>();
    list(field).forEach(element -> texts.add(text(element, at(field))));
    return texts;
  }

  List<Long> integers(String field) {
    List<Long> integers = new ArrayList<>();
    list(field).forEach(element -> integers.add(integer(element, at(field))));
    return integers;
  }

  /** A list of Strings, Longs, Doubles and Booleans. */
  List<Object> plainValues(String field) {
    List<Object> values = new ArrayList<>();
    list(field).forEach(element -> values.add(plain(element, at(field))));
    return values;
  }

  /** An object of Strings, Longs, Doubles and Booleans. */
  ParameterValues parameters(String field) {
    JsonNode object = value(field);
    if (!object.isObject()) {
      throw wrong(at(field), "an object", object);
    }
    TreeMap<String, Object> values = new TreeMap<>();
    Iterator<Map.Entry<String, JsonNode>> fields = object.fields();
    while (fields.hasNext()) {
      Map.Entry<String, JsonNode> entry = fields.next();
      values.put(entry.getKey(), plain(entry.getValue(), at(field) + "." + entry.getKey()));
    }
    return ParameterValues.of(values);
  }

  /**
   * Checks that nothing is left.
   *
   * @throws PlanFormatException when a field has not been read
   */
  void requireAllRead() {
    Iterator<String> names = node.fieldNames();
    while (names.hasNext()) {
      String name = names.next();
      if (!read.contains(name)) {
        throw new PlanFormatException(
            at(name) + " must not be there: it is no field of a plan of this format");
      }
    }
  }

  private JsonNode value(String field) {
    read.add(field);
    JsonNode value = node.get(field);
    if (value == null) {
      throw new PlanFormatException(at(field) + " must be there, but is missing");
    }
    return value;
  }

  private JsonNode list(String field) {
    JsonNode value = value(field);
    if (!value.isArray()) {
      throw wrong(at(field), "a list", value);
    }
    return value;
  }

  private String at(String field) {
    return path.isEmpty() ? field : path + "." + field;
  }

  private static String text(JsonNode node, String path) {
    if (!node.isTextual()) {
      throw wrong(path, "text", node);
    }
    return node.textValue();
  }

  private static long integer(JsonNode node, String path) {
    if (!node.isIntegralNumber() || !node.canConvertToLong()) {
      throw wrong(path, "a whole number", node);
    }
    return node.longValue();
  }

  private static Object plain(JsonNode node, String path) {
    if (node.isTextual()) {
      return node.textValue();
    }
    if (node.isBoolean()) {
      return node.booleanValue();
    }
    if (node.isIntegralNumber()) {
      return integer(node, path);
    }
    if (node.isDouble() && Double.isFinite(node.doubleValue())) {
      return node.doubleValue();
    }
    throw wrong(path, "text, a finite number, true or false", node);
  }

  private static PlanFormatException wrong(String path, String rule, JsonNode node) {
    String given =
        node.isMissingNode()
            ? "empty"
            : node.isArray() ? "a list" : node.isObject() ? "an object" : node.toString();
    return new PlanFormatException(
        (path.isEmpty() ? "A plan" : path) + " must be " + rule + ", but is " + given);
  }
}
