package org.swath.core.spec;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.swath.core.parameter.Parameter;
import org.swath.core.parameter.ParameterValues;

/**
 * Parameters a section gives a single value: where each stands, and its value if that is right.
 *
 * <p>A parameter with a wrong value counts as given, so that it is not reported as missing too.
 */
record GivenValues(Map<String, SpecNode> places, Map<String, Object> values) {

  /** Reads those keys of {@code section} that are among {@code parameters}. */
  static GivenValues read(
      SpecMapping section, Map<String, Parameter> parameters, String listAdvice) {
    GivenValues given = none();
    for (String name : section.names()) {
      if (parameters.containsKey(name)) {
        SpecNode node = section.find(name).orElseThrow();
        given.places().put(name, node);
        ParameterReader.value(node, parameters.get(name).domain(), listAdvice)
            .ifPresent(value -> given.values().put(name, value));
      }
    }
    return given;
  }

  static GivenValues none() {
    return new GivenValues(new LinkedHashMap<>(), new LinkedHashMap<>());
  }

  Optional<SpecNode> place(String name) {
    return Optional.ofNullable(places.get(name));
  }

  /** The values given, and the default of every other of {@code parameters} that has one. */
  ParameterValues withDefaults(Iterable<Parameter> parameters) {
    TreeMap<String, Object> complete = new TreeMap<>();
    for (Parameter parameter : parameters) {
      parameter.defaultValue().ifPresent(value -> complete.put(parameter.name(), value));
    }
    complete.putAll(values);
    return ParameterValues.of(complete);
  }
}
