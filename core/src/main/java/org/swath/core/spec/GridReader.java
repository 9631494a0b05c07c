package org.swath.core.spec;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.swath.core.parameter.Component;
import org.swath.core.parameter.Parameter;

/** Reads the grid: what varies. */
final class GridReader {

  private static final String FACTORS = "factors, each with a list of levels";
  private static final String LEVEL_LIST_ADVICE =
      "Write a list to vary it, or move it to %s to give every run this value.";

  private final Vocabulary vocabulary;

  GridReader(Vocabulary vocabulary) {
    this.vocabulary = vocabulary;
  }

  /**
   * A grid as far as it could be read.
   *
   * @param places where each known key stands, right or wrong
   * @param factors those keys whose levels are right, in the order written
   * @param blocks the optimizers, and what else is compared for a part, by the part's name
   */
  record Grid(
      Map<String, SpecNode> places,
      List<GridFactor> factors,
      Map<String, List<TrainingPartReader.Block>> blocks) {

    static Grid none() {
      return new Grid(new LinkedHashMap<>(), new ArrayList<>(), new LinkedHashMap<>());
    }

    List<TrainingPartReader.Block> blocksOf(String part) {
      return blocks.getOrDefault(part, List.of());
    }

    Optional<SpecNode> place(String name) {
      return Optional.ofNullable(places.get(name));
    }
  }

  Grid read(SpecNode node) {
    Grid grid = Grid.none();
    node.mapping(FACTORS).ifPresent(section -> read(section, grid));
    return grid;
  }

  private void read(SpecMapping section, Grid grid) {
    Map<String, Parameter> training = vocabulary.training();
    Map<String, Parameter> workload = vocabulary.workload();
    if (section.names().isEmpty()) {
      section.self().mustBe("must be a mapping of " + FACTORS, "To vary nothing, leave grid out.");
    }
    List<String> valid = new ArrayList<>(vocabulary.trainingParts().keySet());
    valid.addAll(training.keySet());
    valid.addAll(workload.keySet());
    List<String> factors = List.copyOf(valid);
    valid.add(JointLevels.TOGETHER);
    section.allowOnly(valid, vocabulary::rightPlaceOf);
    for (String name : section.names()) {
      SpecNode value = section.find(name).orElseThrow();
      if (factors.contains(name)) {
        place(name, value, grid);
      }
      if (name.equals(JointLevels.TOGETHER)) {
        readTogether(value, grid);
      } else if (vocabulary.trainingParts().containsKey(name)) {
        readBlocks(value, vocabulary.trainingParts().get(name), grid);
      } else if (training.containsKey(name)) {
        readLevels(value, training.get(name), ParameterOwner.TRAINING, grid);
      } else if (workload.containsKey(name)) {
        readLevels(value, workload.get(name), ParameterOwner.WORKLOAD, grid);
      }
    }
  }

  /** Notes where a factor stands; one may stand alone and in several combinations. */
  private static void place(String factor, SpecNode node, Grid grid) {
    SpecNode earlier = grid.places().putIfAbsent(factor, node);
    if (earlier != null) {
      node.problem(
          "must be given once in the grid, but got " + factor + " a second time",
          "It is given first on line " + earlier.line() + ": remove one of the two.");
    }
  }

  private void readTogether(SpecNode value, Grid grid) {
    for (JointLevelsReader.Axis axis : new JointLevelsReader(vocabulary).read(value)) {
      axis.places().forEach((factor, node) -> place(factor, node, grid));
      axis.blocks().forEach(grid.blocks()::putIfAbsent);
      axis.levels().ifPresent(grid.factors()::add);
    }
  }

  private static void readLevels(
      SpecNode value, Parameter parameter, ParameterOwner owner, Grid grid) {
    String section = owner == ParameterOwner.TRAINING ? "training" : "workload";
    String advice = value.isList() ? "" : LEVEL_LIST_ADVICE.formatted(section);
    ParameterReader.levels(value, parameter.domain(), advice)
        .map(levels -> new ParameterLevels(parameter.name(), owner, levels))
        .ifPresent(grid.factors()::add);
  }

  private void readBlocks(SpecNode value, TrainingPart part, Grid grid) {
    String advice = value.isList() ? "" : LEVEL_LIST_ADVICE.formatted("training");
    TrainingPartReader reader = new TrainingPartReader(vocabulary, part);
    List<TrainingPartReader.Block> blocks = new ArrayList<>();
    grid.blocks().put(part.name(), blocks);
    Optional<List<SpecNode>> elements = value.list(part.kinds(), advice);
    elements.ifPresent(list -> list.forEach(node -> reader.block(node).ifPresent(blocks::add)));
    Predicate<TrainingPartReader.Block> right = block -> block.block().isPresent();
    boolean complete = elements.map(List::size).orElse(-1) == blocks.stream().filter(right).count();
    if (complete) {
      ComponentLevels levels =
          new ComponentLevels(
              part.name(),
              part.standard().map(Component::name),
              blocks.stream().map(block -> block.block().orElseThrow()).toList());
      if (isTooLarge(levels) || allDiffer(part, blocks)) {
        grid.factors().add(levels);
      }
    }
  }

  /** Whether the sweep will be refused for its size, so that comparing its settings is futile. */
  private static boolean isTooLarge(GridFactor factor) {
    return factor.size().compareTo(BigInteger.valueOf(SweepSpec.MAXIMUM_RUNS)) > 0;
  }

  private static boolean allDiffer(TrainingPart part, List<TrainingPartReader.Block> blocks) {
    Map<PartialConfiguration, SpecNode> seen = new HashMap<>();
    boolean differ = true;
    for (TrainingPartReader.Block block : blocks) {
      List<PartialConfiguration> settings =
          PartialConfiguration.ofBlock(part.name(), block.block().orElseThrow()).toList();
      Optional<SpecNode> earlier =
          settings.stream().filter(seen::containsKey).findFirst().map(seen::get);
      if (earlier.isPresent()) {
        block
            .node()
            .problem(
                "must lead to other configurations than the "
                    + part.kinds()
                    + " before it, but got the settings of the one on line "
                    + earlier.get().line()
                    + " again",
                "Remove one of the two, or the levels they share.");
        differ = false;
      }
      settings.forEach(setting -> seen.putIfAbsent(setting, block.node()));
    }
    return differ;
  }
}
