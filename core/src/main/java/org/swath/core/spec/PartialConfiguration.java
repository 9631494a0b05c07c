package org.swath.core.spec;

import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.swath.core.parameter.ComponentChoice;
import org.swath.core.parameter.ParameterValues;
import org.swath.core.parameter.RunParameters;

/**
 * A configuration in the making: the values chosen so far.
 *
 * @param components what is chosen for the optimizer and the other parts of training, by the part's
 *     name
 */
record PartialConfiguration(
    ParameterValues workload,
    ParameterValues training,
    SortedMap<String, ComponentChoice> components) {

  PartialConfiguration {
    components = Collections.unmodifiableSortedMap(new TreeMap<>(components));
  }

  /** Every configuration of a grid, the first factor varying slowest. */
  static List<Configuration> expand(
      WorkloadChoice workload, TrainingChoice training, List<GridFactor> grid) {
    Stream<PartialConfiguration> partial =
        Stream.of(
            new PartialConfiguration(
                workload.parameters(), training.parameters(), training.components()));
    partial = partial.flatMap(configuration -> configuration.overAll(grid));
    List<String> factors = grid.stream().flatMap(f -> f.factorNames().stream()).toList();
    Map<String, String> standard = standardComponents(grid);
    return partial.map(configuration -> configuration.complete(factors, standard)).toList();
  }

  /**
   * The settings one block of {@code part} stands for, in order, without anything from outside the
   * block.
   */
  static Stream<PartialConfiguration> ofBlock(String part, ComponentBlock block) {
    ParameterValues none = ParameterValues.none();
    return new PartialConfiguration(none, none, new TreeMap<>()).over(part, block);
  }

  private static Map<String, String> standardComponents(List<GridFactor> grid) {
    Map<String, String> standard = new HashMap<>();
    for (GridFactor factor : grid) {
      if (factor instanceof ComponentLevels levels) {
        levels.standard().ifPresent(component -> standard.put(levels.name(), component));
      } else if (factor instanceof JointLevels joint) {
        joint.combinations().forEach(c -> standard.putAll(standardComponents(c)));
      }
    }
    return standard;
  }

  private Stream<PartialConfiguration> over(GridFactor factor) {
    if (factor instanceof ComponentLevels levels) {
      return levels.blocks().stream().flatMap(block -> over(levels.name(), block));
    }
    if (factor instanceof JointLevels joint) {
      return joint.combinations().stream().flatMap(this::overAll);
    }
    ParameterLevels levels = (ParameterLevels) factor;
    return levels.levels().stream().map(level -> with(levels, level, Optional.empty()));
  }

  private Stream<PartialConfiguration> over(String part, ComponentBlock block) {
    Stream<PartialConfiguration> partial =
        Stream.of(with(part, new ComponentChoice(block.component(), block.fixed())));
    for (ParameterLevels levels : block.varied()) {
      partial =
          partial.flatMap(
              configuration ->
                  levels.levels().stream()
                      .map(level -> configuration.with(levels, level, Optional.of(part))));
    }
    return partial;
  }

  private Stream<PartialConfiguration> overAll(List<GridFactor> factors) {
    Stream<PartialConfiguration> partial = Stream.of(this);
    for (GridFactor factor : factors) {
      partial = partial.flatMap(configuration -> configuration.over(factor));
    }
    return partial;
  }

  private PartialConfiguration with(ParameterLevels levels, Object level, Optional<String> part) {
    String name = levels.name();
    return switch (levels.owner()) {
      case WORKLOAD -> new PartialConfiguration(workload.with(name, level), training, components);
      case TRAINING -> new PartialConfiguration(workload, training.with(name, level), components);
      case COMPONENT -> {
        ComponentChoice choice = components.get(part.orElseThrow());
        yield with(
            part.orElseThrow(),
            new ComponentChoice(choice.name(), choice.parameters().with(name, level)));
      }
    };
  }

  private PartialConfiguration with(String part, ComponentChoice choice) {
    TreeMap<String, ComponentChoice> chosen = new TreeMap<>(components);
    chosen.put(part, choice);
    return new PartialConfiguration(workload, training, chosen);
  }

  private Configuration complete(List<String> factors, Map<String, String> standard) {
    TreeMap<String, Object> levels = new TreeMap<>();
    levels.putAll(workload.values());
    levels.putAll(training.values());
    components.forEach(
        (part, choice) -> {
          levels.putAll(choice.parameters().values());
          levels.put(part, choice.name());
        });
    levels.keySet().retainAll(factors);
    TreeMap<String, ComponentChoice> parts = new TreeMap<>(components);
    ComponentChoice optimizer = parts.remove(ComponentLevels.OPTIMIZER);
    parts.entrySet().removeIf(part -> part.getValue().name().equals(standard.get(part.getKey())));
    return new Configuration(
        ParameterValues.of(levels),
        new RunParameters(workload, training, optimizer.name(), optimizer.parameters(), parts));
  }
}
