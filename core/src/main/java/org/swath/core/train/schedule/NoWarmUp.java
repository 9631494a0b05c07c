package org.swath.core.train.schedule;

import java.util.List;
import java.util.Optional;
import org.swath.core.parameter.Component;
import org.swath.core.parameter.ParameterValues;

/** The schedule from the first step on. */
final class NoWarmUp implements WarmUp.Rule {

  private static final Component COMPONENT =
      new Component("none", 1, "The schedule from the first step on", List.of());

  @Override
  public Component component() {
    return COMPONENT;
  }

  @Override
  public Optional<String> problemWith(ParameterValues settings, Horizon horizon) {
    return Optional.empty();
  }

  @Override
  public WarmUp open(ParameterValues settings, Horizon horizon) {
    return new TimedWarmUp(0, step -> 1);
  }
}
