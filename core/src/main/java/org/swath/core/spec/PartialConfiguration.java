package org.swath.core.spec;

import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.swath.core.parameter.ParameterValues;
import org.swath.core.parameter.RunParameters;

/**
 * A configuration in the making: the values chosen so far.
 *
 * @param optimizer the optimizer's name, once chosen
 */
record PartialConfiguration(
    ParameterValues workload,
    ParameterValues training,
    Optional<String> optimizer,
    ParameterValues optimizerParameters) {

  /** Every configuration of a grid, the first factor varying slowest. */
  static List<Configuration> expand(
      WorkloadChoice workload, TrainingChoice training, List<GridFactor> grid) {
    Stream<PartialConfiguration> partial =
        Stream.of(
            new PartialConfiguration(
                workload.parameters(),
                training.parameters(),
                training.optimizer().map(OptimizerChoice::name),
                training
                    .optimizer()
                    .map(OptimizerChoice::parameters)
                    .orElseGet(ParameterValues::none)));
    for (GridFactor factor : grid) {
      partial = partial.flatMap(configuration -> configuration.over(factor));
    }
    List<String> factors = grid.stream().flatMap(f -> f.factorNames().stream()).toList();
    return partial.map(configuration -> configuration.complete(factors)).toList();
  }

  /** The settings one block stands for, in order, without anything from outside the block. */
  static Stream<PartialConfiguration> ofBlock(OptimizerBlock block) {
    ParameterValues none = ParameterValues.none();
    return new PartialConfiguration(none, none, Optional.empty(), none).over(block);
  }

  private Stream<PartialConfiguration> over(GridFactor factor) {
    if (factor instanceof OptimizerLevels optimizers) {
      return optimizers.blocks().stream().flatMap(this::over);
    }
    ParameterLevels levels = (ParameterLevels) factor;
    return levels.levels().stream().map(level -> with(levels.owner(), levels.name(), level));
  }

  private Stream<PartialConfiguration> over(OptimizerBlock block) {
    Stream<PartialConfiguration> partial =
        Stream.of(
            new PartialConfiguration(
                workload, training, Optional.of(block.optimizer()), block.fixed()));
    for (ParameterLevels levels : block.varied()) {
      partial = partial.flatMap(configuration -> configuration.over(levels));
    }
    return partial;
  }

  private PartialConfiguration with(ParameterOwner owner, String name, Object level) {
    return switch (owner) {
      case WORKLOAD ->
          new PartialConfiguration(
              workload.with(name, level), training, optimizer, optimizerParameters);
      case TRAINING ->
          new PartialConfiguration(
              workload, training.with(name, level), optimizer, optimizerParameters);
      case OPTIMIZER ->
          new PartialConfiguration(
              workload, training, optimizer, optimizerParameters.with(name, level));
    };
  }

  private Configuration complete(List<String> factors) {
    String chosen = optimizer.orElseThrow();
    TreeMap<String, Object> levels = new TreeMap<>();
    levels.putAll(workload.values());
    levels.putAll(training.values());
    levels.putAll(optimizerParameters.values());
    levels.put(OptimizerLevels.NAME, chosen);
    levels.keySet().retainAll(factors);
    return new Configuration(
        ParameterValues.of(levels),
        new RunParameters(workload, training, chosen, optimizerParameters));
  }
}
