package org.swath.core.spec;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.swath.core.parameter.Component;
import org.swath.core.parameter.Parameter;
import org.swath.core.parameter.ParameterValues;

/** Reads optimizers: the one in training, or the blocks of the grid. */
final class OptimizerReader {

  private final Vocabulary vocabulary;
  private final ComponentReader names;

  OptimizerReader(Vocabulary vocabulary) {
    this.vocabulary = vocabulary;
    this.names = new ComponentReader("an optimizer", vocabulary.optimizers());
  }

  /**
   * The optimizer of every run.
   *
   * @param choice its own parameters, complete
   * @param learningRate the learning rate its block gives
   */
  record Single(OptimizerChoice choice, GivenValues learningRate) {}

  /**
   * One optimizer of the grid.
   *
   * @param node where it stands
   * @param block its levels; empty when they are wrong, which has been reported
   * @param optimizer its name
   * @param mentioned the parameters it mentions, right or wrong, and where
   */
  record Block(
      SpecNode node,
      Optional<OptimizerBlock> block,
      String optimizer,
      Map<String, SpecNode> mentioned) {

    /** Where it gives its own learning rate. */
    Optional<SpecNode> learningRate() {
      return Optional.ofNullable(mentioned.get(Vocabulary.LEARNING_RATE));
    }
  }

  /** Reads {@code training.optimizer}. */
  Optional<Single> single(SpecNode node) {
    if (node.isList()) {
      node.mustBe("must be one optimizer", "To compare optimizers, move the list to grid.");
      return Optional.empty();
    }
    return names.choice(node).map(chosen -> single(node, chosen));
  }

  private Single single(SpecNode node, ComponentReader.Chosen chosen) {
    Component component = chosen.component();
    String advice = "To vary it, write the optimizer's block as a list element under grid.";
    chosen.section().ifPresent(section -> allowOnlyItsOwn(section, component));
    GivenValues own = chosen.values(advice);
    requireOwn(node, chosen);
    GivenValues rate =
        chosen
            .section()
            .map(section -> GivenValues.read(section, learningRate(), advice))
            .orElseGet(GivenValues::none);
    return new Single(
        new OptimizerChoice(component.name(), own.withDefaults(component.parameters())), rate);
  }

  /** Reads one element of {@code grid.optimizer}; empty when it names no optimizer. */
  Optional<Block> block(SpecNode node) {
    return names.choice(node).map(chosen -> block(node, chosen));
  }

  private Block block(SpecNode node, ComponentReader.Chosen chosen) {
    Component component = chosen.component();
    int before = node.problems().count();
    requireOwn(node, chosen);
    if (chosen.section().isEmpty()) {
      return new Block(
          node, Optional.of(blockOf(component, List.of())), component.name(), Map.of());
    }
    SpecMapping section = chosen.section().get();
    allowOnlyItsOwn(section, component);
    Map<String, Parameter> allowed = ComponentReader.parametersByName(component);
    allowed.putAll(learningRate());
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

  private static OptimizerBlock blockOf(Component component, List<ParameterLevels> varied) {
    ParameterValues fixed =
        GivenValues.none()
            .withDefaults(
                component.parameters().stream()
                    .filter(p -> varied.stream().noneMatch(v -> v.name().equals(p.name())))
                    .toList());
    return new OptimizerBlock(component.name(), varied, fixed);
  }

  private void allowOnlyItsOwn(SpecMapping section, Component component) {
    List<String> valid = new ArrayList<>(List.of(ComponentReader.NAME));
    component.parameters().forEach(parameter -> valid.add(parameter.name()));
    valid.addAll(learningRate().keySet());
    section.allowOnly(valid, vocabulary::rightPlaceOf);
  }

  /** Reports every parameter without a default that {@code chosen} does not give. */
  private static void requireOwn(SpecNode node, ComponentReader.Chosen chosen) {
    String optimizer = chosen.component().name();
    for (Parameter parameter : chosen.component().parameters()) {
      String name = parameter.name();
      boolean given = chosen.section().flatMap(section -> section.find(name)).isPresent();
      if (parameter.defaultValue().isEmpty() && !given) {
        node.problem(
            "must give " + name + ", but got " + optimizer + " without it",
            "Write {name: " + optimizer + ", " + name + ": …}.");
      }
    }
  }

  private static ParameterOwner owner(String name) {
    return name.equals(Vocabulary.LEARNING_RATE)
        ? ParameterOwner.TRAINING
        : ParameterOwner.OPTIMIZER;
  }

  private Map<String, Parameter> learningRate() {
    Map<String, Parameter> parameters = new LinkedHashMap<>();
    vocabulary
        .learningRate()
        .ifPresent(parameter -> parameters.put(Vocabulary.LEARNING_RATE, parameter));
    return parameters;
  }
}
