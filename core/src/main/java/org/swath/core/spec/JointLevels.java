package org.swath.core.spec;

import java.math.BigInteger;
import java.util.HashSet;
import java.util.List;

/**
 * Levels that several factors of a grid take together: one axis with a factor for each of them.
 *
 * @param combinations at least one, all different, in the order written; each gives one level to
 *     each of the same parameters, of the workload or the training loop, and chooses one component
 *     with one level of each of its parameters for each of the same parts of training, in the same
 *     order
 */
public record JointLevels(List<List<GridFactor>> combinations) implements GridFactor {

  /** The key in the grid. */
  public static final String TOGETHER = "together";

  public JointLevels {
    combinations = combinations.stream().map(List::copyOf).toList();
    if (combinations.isEmpty() || combinations.get(0).isEmpty()) {
      throw new IllegalArgumentException(
          "Levels given together must be of a parameter or a part of training, but got "
              + combinations);
    }
    if (new HashSet<>(combinations).size() != combinations.size()) {
      throw new IllegalArgumentException("Combinations must differ, but got " + combinations);
    }
    List<String> names = names(combinations.get(0));
    if (new HashSet<>(names).size() != names.size()) {
      throw new IllegalArgumentException("A combination must name each factor once: " + names);
    }
    for (List<GridFactor> combination : combinations) {
      if (!names(combination).equals(names)) {
        throw new IllegalArgumentException(
            "Every combination must be of %s, but one is of %s"
                .formatted(names, names(combination)));
      }
      combination.forEach(JointLevels::requireOneLevel);
    }
  }

  private static void requireOneLevel(GridFactor factor) {
    boolean alone =
        factor instanceof ComponentLevels
            || (factor instanceof ParameterLevels parameter
                && parameter.owner() != ParameterOwner.COMPONENT);
    if (!alone || !factor.size().equals(BigInteger.ONE)) {
      throw new IllegalArgumentException(
          "A combination must give one level to a parameter of the workload or the training loop, or to a part of training, but got "
              + factor);
    }
  }

  @Override
  public String name() {
    return TOGETHER;
  }

  /** Those of any combination: components of a part may have different parameters. */
  @Override
  public List<String> factorNames() {
    return combinations.stream()
        .flatMap(List::stream)
        .flatMap(factor -> factor.factorNames().stream())
        .distinct()
        .toList();
  }

  @Override
  public BigInteger size() {
    return BigInteger.valueOf(combinations.size());
  }

  private static List<String> names(List<GridFactor> combination) {
    return combination.stream().map(GridFactor::name).toList();
  }
}
