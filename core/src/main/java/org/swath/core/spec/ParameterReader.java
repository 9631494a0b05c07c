package org.swath.core.spec;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.swath.core.parameter.Domain;

/** Reads single values and lists of levels, each checked against its domain. */
final class ParameterReader {

  private static final Domain NAME = new Domain.Text();

  private ParameterReader() {}

  /** One value; a list here is a slip that {@code listAdvice} explains. */
  static Optional<Object> value(SpecNode node, Domain domain, String listAdvice) {
    if (domain instanceof Domain.Names && node.isList()) {
      return names(node, domain);
    }
    return node.single("a single value", node.isList() ? listAdvice : "")
        .flatMap(raw -> checked(node, domain, raw));
  }

  /** A list of at least one value, all different. */
  static Optional<List<Object>> levels(SpecNode node, Domain domain, String scalarAdvice) {
    Optional<List<SpecNode>> elements = node.list("values", scalarAdvice);
    if (elements.isEmpty()) {
      return Optional.empty();
    }
    Map<Object, SpecNode> levels = new LinkedHashMap<>();
    for (SpecNode element : elements.get()) {
      value(element, domain, "").ifPresent(level -> addLevel(levels, level, element));
    }
    return levels.size() == elements.get().size()
        ? Optional.of(new ArrayList<>(levels.keySet()))
        : Optional.empty();
  }

  /** The elements of a list as one value. */
  private static Optional<Object> names(SpecNode node, Domain domain) {
    List<String> names = new ArrayList<>();
    List<SpecNode> elements = node.list("names", "").orElse(List.of());
    for (SpecNode element : elements) {
      Optional<Object> name = value(element, NAME, "");
      if (name.isPresent() && ((String) name.get()).matches("|.*,.*")) {
        element.mustBe("must be a name without commas", "Give its number instead.");
      } else {
        name.ifPresent(text -> names.add((String) text));
      }
    }
    return names.isEmpty() || names.size() < elements.size()
        ? Optional.empty()
        : Optional.of(domain.normalise(String.join(", ", names)));
  }

  private static void addLevel(Map<Object, SpecNode> levels, Object level, SpecNode element) {
    SpecNode earlier = levels.putIfAbsent(level, element);
    if (earlier != null) {
      element.mustBe(
          "must differ from the values before it",
          "It is the same as " + earlier.shown() + " on line " + earlier.line() + ".");
    }
  }

  private static Optional<Object> checked(SpecNode node, Domain domain, Object raw) {
    Object value = domain.normalise(raw);
    Optional<String> problem = domain.problemWith(value);
    problem.ifPresent(
        message -> node.problem(message, raw instanceof String text ? advice(text, domain) : ""));
    return problem.isPresent() ? Optional.empty() : Optional.of(value);
  }

  private static String advice(String text, Domain domain) {
    if (domain instanceof Domain.Choice choice) {
      return NearestName.among(text, choice.choices())
          .map(name -> "Did you mean " + name + "?")
          .orElse("");
    }
    return text.matches("[0-9]+([,_][0-9]+)+") ? "Write the digits without separators." : "";
  }
}
