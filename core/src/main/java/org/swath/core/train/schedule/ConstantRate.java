package org.swath.core.train.schedule;

import java.util.List;
import org.swath.core.parameter.Component;
import org.swath.core.parameter.ParameterValues;

/** The same rate at every step. */
final class ConstantRate implements Schedule.Rule {

  private static final Component COMPONENT =
      new Component("constant", 1, "The same rate at every step", List.of());

  @Override
  public Component component() {
    return COMPONENT;
  }

  @Override
  public Schedule open(ParameterValues settings, double baseRate, Horizon horizon) {
    return step -> baseRate;
  }
}
