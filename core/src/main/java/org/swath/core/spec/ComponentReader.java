package org.swath.core.spec;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.swath.core.parameter.Component;
import org.swath.core.parameter.Parameter;

/**
 * Reads the choice of a component: its name alone, or a mapping of {@code name} and parameters.
 *
 * @param noun what is chosen, as error messages say it
 * @param components what there is to choose from
 * @param otherwise what may help when it is not near any of them; may be empty
 */
record ComponentReader(String noun, List<Component> components, String otherwise) {

  static final String NAME = "name";

  /** Of components that are all there are. */
  ComponentReader(String noun, List<Component> components) {
    this(noun, components, "");
  }

  /**
   * A component that was chosen.
   *
   * @param section the mapping it was chosen in; empty when it was named alone
   */
  record Chosen(Component component, Optional<SpecMapping> section) {

    /** The parameters its section gives one value, or none. */
    GivenValues values(String listAdvice) {
      return section
          .map(mapping -> GivenValues.read(mapping, parametersByName(component), listAdvice))
          .orElseGet(GivenValues::none);
    }

    /** Reports keys of its section that are no parameters of it. */
    void allowOnlyItsParameters(Vocabulary vocabulary) {
      allowOnlyItsParameters(vocabulary::rightPlaceOf, Set.of());
    }

    /**
     * Reports keys of its section that are neither parameters of it nor among {@code others}.
     *
     * @param rightPlace where a name would be right, if anywhere
     */
    void allowOnlyItsParameters(Function<String, Optional<String>> rightPlace, Set<String> others) {
      List<String> valid = new ArrayList<>(List.of(NAME));
      valid.addAll(parametersByName(component).keySet());
      valid.addAll(others);
      section.ifPresent(mapping -> mapping.allowOnly(valid, rightPlace));
    }

    /** Reports every parameter without a default that {@code node}, where it stands, lacks. */
    void requireItsParameters(SpecNode node) {
      String chosen = component.name();
      for (Parameter parameter : component.parameters()) {
        String name = parameter.name();
        boolean given = section.flatMap(mapping -> mapping.find(name)).isPresent();
        if (parameter.defaultValue().isEmpty() && !given) {
          node.problem(
              "must give " + name + ", but got " + chosen + " without it",
              "Write {name: " + chosen + ", " + name + ": …}.");
        }
      }
    }
  }

  /** Which component is chosen; unknown keys of its mapping are left to the caller. */
  Optional<Chosen> choice(SpecNode node) {
    if (!node.isMapping()) {
      return named(node).map(component -> new Chosen(component, Optional.empty()));
    }
    SpecMapping section = node.mapping("name and parameters").orElseThrow();
    if (section.find(NAME).isEmpty()) {
      section.allowOnly(anyKeys());
      section.missing(NAME, "Valid here: " + String.join(", ", names()) + ".");
      return Optional.empty();
    }
    return section
        .find(NAME)
        .flatMap(this::named)
        .map(component -> new Chosen(component, Optional.of(section)));
  }

  private Optional<Component> named(SpecNode node) {
    Optional<String> name = node.text("the name of " + noun + ", or a mapping with name");
    if (name.isEmpty()) {
      return Optional.empty();
    }
    Optional<Component> found =
        components.stream().filter(component -> component.name().equals(name.get())).findFirst();
    if (found.isEmpty()) {
      String advice = NearestName.suggestion(name.get(), names());
      boolean slip = NearestName.among(name.get(), names()).isPresent();
      node.mustBe(
          "must be the name of " + noun, slip ? advice : (advice + " " + otherwise).strip());
    }
    return found;
  }

  /** What can be a key while it is not known which component is meant. */
  private Set<String> anyKeys() {
    Set<String> keys = new LinkedHashSet<>(List.of(NAME));
    components.forEach(component -> keys.addAll(parametersByName(component).keySet()));
    return keys;
  }

  private List<String> names() {
    return components.stream().map(Component::name).toList();
  }

  static Map<String, Parameter> parametersByName(Component component) {
    Map<String, Parameter> byName = new LinkedHashMap<>();
    component.parameters().forEach(parameter -> byName.put(parameter.name(), parameter));
    return byName;
  }
}
