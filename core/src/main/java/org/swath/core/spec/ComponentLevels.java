package org.swath.core.spec;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * What a grid compares for one part of training: its optimizers, its learning-rate schedules.
 *
 * @param name the part: the factor, the key in the grid and the key in training
 * @param standard the component that stands for the part's absence; empty for the optimizer
 * @param blocks at least one, in the order written; two may name the same component as long as they
 *     lead to different configurations
 */
public record ComponentLevels(String name, Optional<String> standard, List<ComponentBlock> blocks)
    implements GridFactor {

  /** The part that every run must choose. */
  public static final String OPTIMIZER = "optimizer";

  public ComponentLevels {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(standard, "standard");
    blocks = List.copyOf(blocks);
    if (blocks.isEmpty()) {
      throw new IllegalArgumentException("What a grid compares for " + name + " must not be empty");
    }
  }

  /** The part, then every parameter some block mentions, in order of first mention. */
  @Override
  public List<String> factorNames() {
    Set<String> names = new LinkedHashSet<>();
    names.add(name);
    blocks.forEach(block -> block.varied().forEach(levels -> names.add(levels.name())));
    return new ArrayList<>(names);
  }

  @Override
  public BigInteger size() {
    return blocks.stream().map(ComponentBlock::size).reduce(BigInteger.ZERO, BigInteger::add);
  }
}
