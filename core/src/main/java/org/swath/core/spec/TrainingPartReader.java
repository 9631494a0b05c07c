package org.swath.core.spec;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.swath.core.parameter.Component;
import org.swath.core.parameter.ComponentChoice;
import org.swath.core.parameter.Parameter;
import org.swath.core.parameter.ParameterValues;

/** Reads what is chosen for a part: the one component in training, or the blocks of the grid. */
final class TrainingPartReader {

  private final Vocabulary vocabulary;
  private final TrainingPart part;
  private final ComponentReader names;

  TrainingPartReader(Vocabulary vocabulary, TrainingPart part) {
    this.vocabulary = vocabulary;
    this.part = part;
    this.names = new ComponentReader(part.noun(), part.components());
  }

  /**
   * The component of every run.
   *
   * @param choice its own parameters, complete
   * @param borrowed the parameters of the training loop that its block gives
   */
  record Single(ComponentChoice choice, GivenValues borrowed) {}

  /**
   * One component of the grid.
   *
   * @param node where it stands
   * @param block its levels; empty when they are wrong, which has been reported
   * @param component its name
   * @param mentioned the parameters it mentions, right or wrong, and where
   */
  record Block(
      SpecNode node,
      Optional<ComponentBlock> block,
      String component,
      Map<String, SpecNode> mentioned) {

    /** Where it gives its own learning rate. */
    Optional<SpecNode> learningRate() {
      return Optional.ofNullable(mentioned.get(Vocabulary.LEARNING_RATE));
    }
  }

  /** Reads the part's key in training. */
  Optional<Single> single(SpecNode node) {
    if (node.isList()) {
      node.mustBe(
          "must be one " + part.kind(), "To compare " + part.kinds() + ", move the list to grid.");
      return Optional.empty();
    }
    return names.choice(node).map(chosen -> single(node, chosen));
  }

  private Single single(SpecNode node, ComponentReader.Chosen chosen) {
    Component component = chosen.component();
    String advice =
        "To vary it, write the %s's block as a list element under grid.".formatted(part.kind());
    chosen.allowOnlyItsParameters(vocabulary::rightPlaceOf, part.borrowed().keySet());
    GivenValues own = chosen.values(advice);
    chosen.requireItsParameters(node);
    GivenValues borrowed =
        chosen
            .section()
            .map(section -> GivenValues.read(section, part.borrowed(), advice))
            .orElseGet(GivenValues::none);
    return new Single(
        new ComponentChoice(component.name(), own.withDefaults(component.parameters())), borrowed);
  }

  /** Reads one element of the part's list in the grid; empty when it names no component. */
  Optional<Block> block(SpecNode node) {
    return names.choice(node).map(chosen -> block(node, chosen));
  }

  private Block block(SpecNode node, ComponentReader.Chosen chosen) {
    Component component = chosen.component();
    int before = node.problems().count();
    chosen.requireItsParameters(node);
    if (chosen.section().isEmpty()) {
      return new Block(
          node, Optional.of(blockOf(component, List.of())), component.name(), Map.of());
    }
    SpecMapping section = chosen.section().get();
    chosen.allowOnlyItsParameters(vocabulary::rightPlaceOf, part.borrowed().keySet());
    Map<String, Parameter> allowed = ComponentReader.parametersByName(component);
    allowed.putAll(part.borrowed());
    List<ParameterLevels> varied = new ArrayList<>();
    Map<String, SpecNode> mentioned = new LinkedHashMap<>();
    for (String name : section.names()) {
      if (allowed.containsKey(name)) {
        SpecNode value = section.find(name).orElseThrow();
        mentioned.put(name, value);
        levels(value, allowed.get(name))
            .map(levels -> new ParameterLevels(name, owner(name), levels))
            .ifPresent(varied::add);
      }
    }
    boolean right = node.problems().count() == before;
    return new Block(
        node,
        right ? Optional.of(blockOf(component, varied)) : Optional.empty(),
        component.name(),
        mentioned);
  }

  private static Optional<List<Object>> levels(SpecNode node, Parameter parameter) {
    return node.isList()
        ? ParameterReader.levels(node, parameter.domain(), "")
        : ParameterReader.value(node, parameter.domain(), "").map(List::of);
  }

  private static ComponentBlock blockOf(Component component, List<ParameterLevels> varied) {
    ParameterValues fixed =
        GivenValues.none()
            .withDefaults(
                component.parameters().stream()
                    .filter(p -> varied.stream().noneMatch(v -> v.name().equals(p.name())))
                    .toList());
    return new ComponentBlock(component.name(), varied, fixed);
  }

  private ParameterOwner owner(String name) {
    return part.borrowed().containsKey(name) ? ParameterOwner.TRAINING : ParameterOwner.COMPONENT;
  }
}
