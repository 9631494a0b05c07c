package org.swath.core.spec;

import java.math.BigInteger;
import java.util.List;
import java.util.Objects;
import org.swath.core.parameter.ParameterValues;

/**
 * One component of a grid, such as an optimizer, with what varies for it alone.
 *
 * @param component its name in the catalogue
 * @param varied the parameters its block mentions, in the order written; each becomes a factor,
 *     even with a single level
 * @param fixed the component's other parameters, at their defaults
 */
public record ComponentBlock(
    String component, List<ParameterLevels> varied, ParameterValues fixed) {

  public ComponentBlock {
    Objects.requireNonNull(component, "component");
    Objects.requireNonNull(fixed, "fixed");
    varied = List.copyOf(varied);
    for (ParameterLevels levels : varied) {
      if (fixed.values().containsKey(levels.name())) {
        throw new IllegalArgumentException(
            levels.name() + " of " + component + " must be varied or fixed, but is both");
      }
      if (levels.owner() == ParameterOwner.WORKLOAD) {
        throw new IllegalArgumentException(
            "The block of a component cannot vary the workload's " + levels.name());
      }
    }
  }

  /** How many settings it stands for. */
  BigInteger size() {
    return varied.stream().map(GridFactor::size).reduce(BigInteger.ONE, BigInteger::multiply);
  }
}
