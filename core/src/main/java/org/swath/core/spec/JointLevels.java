package org.swath.core.spec;

import java.math.BigInteger;
import java.util.HashSet;
import java.util.List;

/**
 * Levels that several parameters of a grid take together: one axis with a factor for each of them.
 *
 * @param combinations at least one, all different, in the order written; each gives one level to
 *     each of the same parameters, in the same order. The parameters are the workload's or those of
 *     the training loop
 */
public record JointLevels(List<List<ParameterLevels>> combinations) implements GridFactor {

  /** The key in the grid. */
  public static final String TOGETHER = "together";

  public JointLevels {
    combinations = combinations.stream().map(List::copyOf).toList();
    if (combinations.isEmpty() || combinations.get(0).isEmpty()) {
      throw new IllegalArgumentException(
          "Levels given together must be of a parameter, but got " + combinations);
    }
    if (new HashSet<>(combinations).size() != combinations.size()) {
      throw new IllegalArgumentException("Combinations must differ, but got " + combinations);
    }
    List<String> names = names(combinations.get(0));
    if (new HashSet<>(names).size() != names.size()) {
      throw new IllegalArgumentException("A combination must name each factor once: " + names);
    }
    for (List<ParameterLevels> combination : combinations) {
      if (!names(combination).equals(names)) {
        throw new IllegalArgumentException(
            "Every combination must be of %s, but one is of %s"
                .formatted(names, names(combination)));
      }
      for (ParameterLevels parameter : combination) {
        if (parameter.levels().size() != 1 || parameter.owner() == ParameterOwner.COMPONENT) {
          throw new IllegalArgumentException(
              "A combination must give one level to a parameter of the workload or the training loop, but got "
                  + parameter);
        }
      }
    }
  }

  @Override
  public String name() {
    return TOGETHER;
  }

  @Override
  public List<String> factorNames() {
    return names(combinations.get(0));
  }

  @Override
  public BigInteger size() {
    return BigInteger.valueOf(combinations.size());
  }

  private static List<String> names(List<ParameterLevels> combination) {
    return combination.stream().map(ParameterLevels::name).toList();
  }
}
