package org.swath.core.spec;

import java.math.BigInteger;
import java.util.List;
import java.util.Objects;
import org.swath.core.parameter.ParameterValues;

/**
 * One optimizer of a grid, with what varies for it alone.
 *
 * @param optimizer its name in the catalogue
 * @param varied the parameters its block mentions, in the order written; each becomes a factor,
 *     even with a single level
 * @param fixed the optimizer's other parameters, at their defaults
 */
public record OptimizerBlock(
    String optimizer, List<ParameterLevels> varied, ParameterValues fixed) {

  public OptimizerBlock {
    Objects.requireNonNull(optimizer, "optimizer");
    Objects.requireNonNull(fixed, "fixed");
    varied = List.copyOf(varied);
    for (ParameterLevels levels : varied) {
      if (fixed.values().containsKey(levels.name())) {
        throw new IllegalArgumentException(
            levels.name() + " of " + optimizer + " must be varied or fixed, but is both");
      }
      if (levels.owner() == ParameterOwner.WORKLOAD) {
        throw new IllegalArgumentException(
            "An optimizer block cannot vary the workload's " + levels.name());
      }
    }
  }

  /** How many settings it stands for. */
  BigInteger size() {
    return varied.stream().map(GridFactor::size).reduce(BigInteger.ONE, BigInteger::multiply);
  }
}
