package org.swath.core.spec;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.swath.core.parameter.Parameter;

/** Reads the grid: what varies. */
final class GridReader {

  private static final String FACTORS = "factors, each with a list of levels";
  private static final String LEVEL_LIST_ADVICE =
      "Write a list to vary it, or move it to %s to give every run this value.";

  private final Vocabulary vocabulary;
  private final OptimizerReader optimizers;

  GridReader(Vocabulary vocabulary) {
    this.vocabulary = vocabulary;
    this.optimizers = new OptimizerReader(vocabulary);
  }

  /**
   * A grid as far as it could be read.
   *
   * @param places where each known key stands, right or wrong
   * @param factors those keys whose levels are right, in the order written
   * @param blocks the optimizers among them
   */
  record Grid(
      Map<String, SpecNode> places, List<GridFactor> factors, List<OptimizerReader.Block> blocks) {

    static Grid none() {
      return new Grid(new LinkedHashMap<>(), new ArrayList<>(), new ArrayList<>());
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
    List<String> valid = new ArrayList<>(List.of(OptimizerLevels.NAME));
    valid.addAll(training.keySet());
    valid.addAll(workload.keySet());
    section.allowOnly(valid, vocabulary::rightPlaceOf);
    for (String name : section.names()) {
      SpecNode value = section.find(name).orElseThrow();
      if (valid.contains(name)) {
        grid.places().put(name, value);
      }
      if (name.equals(OptimizerLevels.NAME)) {
        readOptimizers(value, grid);
      } else if (training.containsKey(name)) {
        readLevels(value, training.get(name), ParameterOwner.TRAINING, grid);
      } else if (workload.containsKey(name)) {
        readLevels(value, workload.get(name), ParameterOwner.WORKLOAD, grid);
      }
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

  private void readOptimizers(SpecNode value, Grid grid) {
    String advice = value.isList() ? "" : LEVEL_LIST_ADVICE.formatted("training");
    Optional<List<SpecNode>> elements = value.list("optimizers", advice);
    elements.ifPresent(
        list -> list.forEach(node -> optimizers.block(node).ifPresent(grid.blocks()::add)));
    Predicate<OptimizerReader.Block> right = block -> block.block().isPresent();
    boolean complete =
        elements.map(List::size).orElse(-1) == grid.blocks().stream().filter(right).count();
    if (complete) {
      OptimizerLevels levels =
          new OptimizerLevels(
              grid.blocks().stream().map(block -> block.block().orElseThrow()).toList());
      if (isTooLarge(levels) || allDiffer(grid.blocks())) {
        grid.factors().add(levels);
      }
    }
  }

  /** Whether the sweep will be refused for its size, so that comparing its settings is futile. */
  private static boolean isTooLarge(GridFactor factor) {
    return factor.size().compareTo(BigInteger.valueOf(SweepSpec.MAXIMUM_RUNS)) > 0;
  }

  private static boolean allDiffer(List<OptimizerReader.Block> blocks) {
    Map<PartialConfiguration, SpecNode> seen = new HashMap<>();
    boolean differ = true;
    for (OptimizerReader.Block block : blocks) {
      Optional<SpecNode> earlier =
          PartialConfiguration.ofBlock(block.block().orElseThrow())
              .flatMap(settings -> Optional.ofNullable(seen.get(settings)).stream())
              .findFirst();
      if (earlier.isPresent()) {
        block
            .node()
            .problem(
                "must lead to other configurations than the optimizers before it,"
                    + " but got the settings of the one on line "
                    + earlier.get().line()
                    + " again",
                "Remove one of the two, or the levels they share.");
        differ = false;
      }
      PartialConfiguration.ofBlock(block.block().orElseThrow())
          .forEach(settings -> seen.putIfAbsent(settings, block.node()));
    }
    return differ;
  }
}
