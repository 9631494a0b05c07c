package org.swath.core.spec;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.swath.core.parameter.Domain;
import org.swath.core.parameter.Parameter;
import org.swath.core.parameter.ParameterValues;

/**
 * Reads criteria that are given as arguments of a command: each argument is YAML, a mapping as it
 * stands under {@code convergence} in a spec, or names with such mappings.
 *
 * <p>Two keys may be left out: {@code metric} is then loss, and the name that of the kind. A key
 * may hold a list; then there is a criterion for each combination, the first key slowest, in the
 * order the kind declares its parameters, and each is named after its values.
 */
public final class CriterionArguments {

  private static final String DEFAULT_METRIC = "loss";

  /** What messages call the mapping of an argument; a named one goes by its name. */
  private static final String ROOT = "criterion";

  private final Domain metrics;

  private CriterionArguments(List<String> metrics) {
    this.metrics = new Domain.Choice(metrics);
  }

  /**
   * Reads one argument or several.
   *
   * @param metrics whose curves there are
   * @return in the order given, with different names
   * @throws InvalidSpecException with every problem of all arguments, when there are any
   */
  public static List<CriterionSpec> read(List<String> arguments, List<String> metrics) {
    CriterionArguments reader = new CriterionArguments(metrics);
    List<CriterionSpec> criteria = new ArrayList<>();
    List<SpecProblem> found = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (String argument : arguments) {
      Problems problems = new Problems("--criterion '" + argument.strip() + "'");
      try {
        for (CriterionSpec criterion : reader.read(argument, problems)) {
          if (!names.add(criterion.name())) {
            problems.add(
                Optional.empty(),
                "",
                "must differ from the other criteria's names, but got \"%s\" again"
                    .formatted(criterion.name()),
                "Write a name before it, as in --criterion 'other: {…}'.");
          }
          criteria.add(criterion);
        }
        problems.throwIfAny();
      } catch (InvalidSpecException e) {
        found.addAll(e.problems());
      }
    }
    if (!found.isEmpty()) {
      throw new InvalidSpecException(found);
    }
    return criteria;
  }

  private List<CriterionSpec> read(String argument, Problems problems) {
    if (argument.isBlank()) {
      problems.add(Optional.empty(), "", "must describe a criterion, but got nothing", "");
      return List.of();
    }
    return new YamlDocument(problems)
        .root(argument)
        .map(node -> new SpecNode(node, ROOT, problems))
        .flatMap(node -> node.mapping("a criterion's kind and parameters"))
        .map(this::read)
        .orElse(List.of());
  }

  private List<CriterionSpec> read(SpecMapping root) {
    boolean named =
        !root.names().isEmpty()
            && root.names().stream().allMatch(name -> root.find(name).orElseThrow().isMapping());
    if (!named) {
      return criteria(root, root.find(ConvergenceReader.NAME).flatMap(ConvergenceReader::name));
    }
    List<CriterionSpec> criteria = new ArrayList<>();
    for (String name : root.names()) {
      SpecNode node = root.find(name).orElseThrow();
      if (!name.matches(SweepSpec.NAME_PATTERN)) {
        node.problem(
            "must have a name of lower-case letters, digits and dashes, but got \"" + name + "\"",
            "");
      }
      SpecMapping section = node.mapping("a criterion's kind and parameters").orElseThrow();
      section
          .find(ConvergenceReader.NAME)
          .ifPresent(
              second -> second.mustBe("must be left out beside the name " + name, "Remove it."));
      criteria.addAll(criteria(section, Optional.of(name)));
    }
    return criteria;
  }

  /** One criterion, or one for each combination of what is listed; none when it is wrong. */
  private List<CriterionSpec> criteria(SpecMapping section, Optional<String> name) {
    int before = section.self().problems().count();
    Optional<CriterionKind> kind = ConvergenceReader.kind(section);
    kind.ifPresent(known -> ConvergenceReader.requireParameters(section, known));
    List<Object> judged =
        section
            .find(ConvergenceReader.METRIC)
            .map(node -> values(node, metrics))
            .orElse(List.of(DEFAULT_METRIC));
    List<Variant> variants = new ArrayList<>();
    boolean several = isList(section, ConvergenceReader.METRIC);
    for (Object metric : judged) {
      variants.add(new Variant((String) metric, several ? " " + metric : "", new TreeMap<>()));
    }
    for (Parameter parameter :
        kind.map(known -> known.component().parameters()).orElse(List.of())) {
      variants = varied(variants, parameter, section);
    }
    if (section.self().problems().count() > before) {
      return List.of();
    }
    String kindName = kind.orElseThrow().component().name();
    return variants.stream()
        .map(variant -> variant.criterion(name.orElse(kindName), kindName))
        .toList();
  }

  private static List<Variant> varied(
      List<Variant> variants, Parameter parameter, SpecMapping section) {
    String name = parameter.name();
    List<Object> values =
        section
            .find(name)
            .map(node -> values(node, parameter.domain()))
            .orElse(parameter.defaultValue().map(List::of).orElse(List.of()));
    List<Variant> varied = new ArrayList<>();
    for (Variant variant : variants) {
      values.forEach(value -> varied.add(variant.with(name, value, isList(section, name))));
    }
    return varied;
  }

  private static boolean isList(SpecMapping section, String key) {
    return section.find(key).filter(SpecNode::isList).isPresent();
  }

  private static List<Object> values(SpecNode node, Domain domain) {
    return node.isList()
        ? ParameterReader.levels(node, domain, "").orElse(List.of())
        : ParameterReader.value(node, domain, "").map(List::of).orElse(List.of());
  }

  /**
   * A criterion in the making.
   *
   * @param suffix what tells its name from those of its like
   * @param values of the parameters so far
   */
  private record Variant(String metric, String suffix, Map<String, Object> values) {

    Variant with(String name, Object value, boolean isOneOfSeveral) {
      Map<String, Object> more = new TreeMap<>(values);
      more.put(name, value);
      String told = isOneOfSeveral ? " " + name + " " + plain(value) : "";
      return new Variant(metric, suffix + told, more);
    }

    private static String plain(Object value) {
      return value instanceof Double number
          ? BigDecimal.valueOf(number).stripTrailingZeros().toPlainString()
          : String.valueOf(value);
    }

    CriterionSpec criterion(String name, String kind) {
      return new CriterionSpec(
          name + suffix, metric, new ConvergenceRule(kind, ParameterValues.of(values)));
    }
  }
}
