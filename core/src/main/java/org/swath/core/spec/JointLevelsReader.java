package org.swath.core.spec;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.swath.core.parameter.Component;
import org.swath.core.parameter.Parameter;

/** Reads the grid's key for levels that several factors take together. */
final class JointLevelsReader {

  private static final String FORM =
      "Write a mapping of levels for each combination, such as [{a: 1, b: 0}, {a: 1, b: 1}].";

  private final Vocabulary vocabulary;
  private final Map<String, Parameter> parameters = new LinkedHashMap<>();

  JointLevelsReader(Vocabulary vocabulary) {
    this.vocabulary = vocabulary;
    parameters.putAll(vocabulary.training());
    parameters.putAll(vocabulary.workload());
  }

  /**
   * One list of combinations as far as it could be read.
   *
   * @param places where each factor is named first
   * @param blocks what is chosen for parts of training, by the part's name
   * @param levels the axis; empty when any of it is wrong, which has been reported
   */
  record Axis(
      Map<String, SpecNode> places,
      Map<String, List<TrainingPartReader.Block>> blocks,
      Optional<JointLevels> levels) {}

  /** Reads one list of combinations, or a list of such lists: an axis for each. */
  List<Axis> read(SpecNode node) {
    Optional<List<SpecNode>> elements = node.list("combinations of levels", FORM);
    if (elements.isEmpty()) {
      return List.of();
    }
    if (elements.get().stream().noneMatch(SpecNode::isList)) {
      return List.of(axis(node, elements.get()));
    }
    List<Axis> axes = new ArrayList<>();
    for (SpecNode element : elements.get()) {
      element
          .list("combinations, like the elements beside it", FORM)
          .ifPresent(combinations -> axes.add(axis(element, combinations)));
    }
    return axes;
  }

  private Axis axis(SpecNode node, List<SpecNode> elements) {
    int before = node.problems().count();
    Map<String, SpecNode> places = new LinkedHashMap<>();
    Map<String, List<TrainingPartReader.Block>> blocks = new LinkedHashMap<>();
    Map<Map<String, GridFactor>, SpecNode> combinations = new LinkedHashMap<>();
    Optional<SpecMapping> first = Optional.empty();
    for (SpecNode element : elements) {
      Optional<SpecMapping> section = combination(element);
      if (section.isEmpty()) {
        continue;
      }
      Map<String, GridFactor> levels = levels(section.get(), places, blocks);
      if (first.isEmpty()) {
        first = section;
      } else {
        requireTheFactorsOf(first.get(), section.get());
      }
      SpecNode earlier = combinations.putIfAbsent(levels, element);
      if (earlier != null && node.problems().count() == before) {
        element.problem(
            "must differ from the combinations before it, but got the levels of the one on line "
                + earlier.line()
                + " again",
            "Remove one of the two.");
      }
    }
    boolean right = node.problems().count() == before;
    return new Axis(
        places,
        blocks,
        right ? Optional.of(joint(places, combinations.keySet())) : Optional.empty());
  }

  private Optional<SpecMapping> combination(SpecNode element) {
    String what = "factors, each with its level";
    if (element.isMapping() && !element.isFilledMapping()) {
      element.mustBe("must be a mapping of " + what, FORM);
      return Optional.empty();
    }
    Optional<SpecMapping> section = element.mapping(what);
    List<String> valid = new ArrayList<>(vocabulary.trainingParts().keySet());
    valid.addAll(parameters.keySet());
    section.ifPresent(mapping -> mapping.allowOnly(valid, vocabulary::rightPlaceOf));
    return section;
  }

  private Map<String, GridFactor> levels(
      SpecMapping section,
      Map<String, SpecNode> places,
      Map<String, List<TrainingPartReader.Block>> blocks) {
    Map<String, GridFactor> levels = new HashMap<>();
    for (String name : section.names()) {
      SpecNode value = section.find(name).orElseThrow();
      if (parameters.containsKey(name)) {
        places.putIfAbsent(name, value);
        ParameterReader.value(
                value, parameters.get(name).domain(), "Write a mapping for each of its levels.")
            .map(level -> new ParameterLevels(name, owner(name), List.of(level)))
            .ifPresent(level -> levels.put(name, level));
      } else if (vocabulary.trainingParts().containsKey(name)) {
        places.putIfAbsent(name, value);
        TrainingPart part = vocabulary.trainingParts().get(name);
        choice(value, part, blocks.computeIfAbsent(name, key -> new ArrayList<>()))
            .ifPresent(chosen -> levels.put(name, chosen));
      }
    }
    return levels;
  }

  private Optional<ComponentLevels> choice(
      SpecNode value, TrainingPart part, List<TrainingPartReader.Block> blocks) {
    if (value.isList()) {
      value.mustBe("must be one " + part.kind(), "Write a mapping for each of them.");
      return Optional.empty();
    }
    Optional<TrainingPartReader.Block> block =
        new TrainingPartReader(vocabulary, part).block(value);
    block.ifPresent(blocks::add);
    Optional<ComponentBlock> right = block.flatMap(TrainingPartReader.Block::block);
    if (right.isPresent() && !right.get().size().equals(BigInteger.ONE)) {
      value.problem(
          "must give one level to each parameter, but got a list",
          "Write a mapping for each of its levels.");
      return Optional.empty();
    }
    return right.map(
        one ->
            new ComponentLevels(part.name(), part.standard().map(Component::name), List.of(one)));
  }

  private static void requireTheFactorsOf(SpecMapping first, SpecMapping other) {
    List<String> factors = first.names();
    if (other.names().size() != factors.size() || !other.names().containsAll(factors)) {
      other
          .self()
          .problem(
              "must give a level to the factors of the first mapping, %s, but got %s"
                  .formatted(String.join(" and ", factors), String.join(" and ", other.names())),
              "That one is on line " + first.self().line() + ": write the same factors in both.");
    }
  }

  private static JointLevels joint(
      Map<String, SpecNode> places, Iterable<Map<String, GridFactor>> combinations) {
    List<List<GridFactor>> joint = new ArrayList<>();
    for (Map<String, GridFactor> levels : combinations) {
      joint.add(places.keySet().stream().map(levels::get).toList());
    }
    return new JointLevels(joint);
  }

  private ParameterOwner owner(String name) {
    return vocabulary.training().containsKey(name)
        ? ParameterOwner.TRAINING
        : ParameterOwner.WORKLOAD;
  }
}
