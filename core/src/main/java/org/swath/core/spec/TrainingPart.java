package org.swath.core.spec;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.swath.core.parameter.Component;
import org.swath.core.parameter.Parameter;
import org.swath.core.parameter.Part;

/**
 * An ingredient of training that a spec chooses by name, under training for all runs or under grid:
 * the optimizer, or one of the catalogue's {@linkplain Part parts}.
 *
 * @param name the key in training and in the grid, and the factor
 * @param noun what is chosen, as error messages say it ({@code an optimizer})
 * @param components what there is to choose from
 * @param standard the component of runs that do not mention it; empty when one must be given
 * @param borrowed parameters of the training loop that a component's block may give for itself
 */
record TrainingPart(
    String name,
    String noun,
    List<Component> components,
    Optional<Component> standard,
    Map<String, Parameter> borrowed) {

  TrainingPart {
    components = List.copyOf(components);
    borrowed = new LinkedHashMap<>(borrowed);
  }

  /** The part that every run must choose, and that may bring its own learning rate. */
  static TrainingPart optimizer(List<Component> optimizers, Optional<Parameter> learningRate) {
    Map<String, Parameter> borrowed = new LinkedHashMap<>();
    learningRate.ifPresent(parameter -> borrowed.put(parameter.name(), parameter));
    return new TrainingPart(
        ComponentLevels.OPTIMIZER, "an optimizer", optimizers, Optional.empty(), borrowed);
  }

  static TrainingPart of(Part part) {
    return new TrainingPart(
        part.name(), part.noun(), part.components(), Optional.of(part.standard()), Map.of());
  }

  /** The noun without its article. */
  String kind() {
    return noun.replaceFirst("^an? ", "");
  }

  /** Several of the kind. */
  String kinds() {
    return kind() + "s";
  }

  List<String> componentNames() {
    return components.stream().map(Component::name).toList();
  }

  boolean isStandard(String component) {
    return standard.filter(s -> s.name().equals(component)).isPresent();
  }
}
