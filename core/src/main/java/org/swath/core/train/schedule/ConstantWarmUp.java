package org.swath.core.train.schedule;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.swath.core.parameter.Component;
import org.swath.core.parameter.Domain;
import org.swath.core.parameter.Parameter;
import org.swath.core.parameter.ParameterValues;

/** One small share of the rate until the warm-up ends, then all of it at once. */
final class ConstantWarmUp implements WarmUp.Rule {

  private static final Parameter SHARE =
      Parameter.number(
          "warm-up-share",
          new Domain.NumberRange(0, false, 1, false),
          0.1,
          "Share of the rate until the warm-up ends");

  private final Component component;

  ConstantWarmUp() {
    List<Parameter> parameters = new ArrayList<>(WarmUpLength.PARAMETERS);
    parameters.add(SHARE);
    this.component =
        new Component("constant", 1, "A small share of the rate, then all of it", parameters);
  }

  @Override
  public Component component() {
    return component;
  }

  @Override
  public Optional<String> problemWith(ParameterValues settings, Horizon horizon) {
    return WarmUpLength.problemWith(settings, horizon);
  }

  @Override
  public WarmUp open(ParameterValues settings, Horizon horizon) {
    double share = settings.number(SHARE.name());
    return new TimedWarmUp(WarmUpLength.steps(settings, horizon), step -> share);
  }
}
