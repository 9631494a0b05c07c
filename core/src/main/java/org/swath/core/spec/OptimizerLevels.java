package org.swath.core.spec;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The optimizers of a grid.
 *
 * @param blocks at least one, in the order written; two may name the same optimizer as long as they
 *     lead to different configurations
 */
public record OptimizerLevels(List<OptimizerBlock> blocks) implements GridFactor {

  /** The factor, the key in the grid and the key in training. */
  public static final String NAME = "optimizer";

  public OptimizerLevels {
    blocks = List.copyOf(blocks);
    if (blocks.isEmpty()) {
      throw new IllegalArgumentException("A grid's optimizers must not be empty");
    }
  }

  @Override
  public String name() {
    return NAME;
  }

  /** {@code optimizer}, then every parameter some block mentions, in order of first mention. */
  @Override
  public List<String> factorNames() {
    Set<String> names = new LinkedHashSet<>();
    names.add(NAME);
    blocks.forEach(block -> block.varied().forEach(levels -> names.add(levels.name())));
    return new ArrayList<>(names);
  }

  @Override
  public BigInteger size() {
    return blocks.stream().map(OptimizerBlock::size).reduce(BigInteger.ZERO, BigInteger::add);
  }
}
