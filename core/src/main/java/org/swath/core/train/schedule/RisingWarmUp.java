package org.swath.core.train.schedule;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import org.swath.core.parameter.Component;
import org.swath.core.parameter.Domain;
import org.swath.core.parameter.Parameter;
import org.swath.core.parameter.ParameterValues;

/**
 * A share that rises from {@code warm-up-start} s to 1: {@code s + (1 - s) f(t/T)} for step t of T,
 * with f(0) = 0 and f(1) = 1. With s = 0, as it is unless set, the first step has rate 0.
 *
 * <p>Linear: Goyal et al., "Accurate, Large Minibatch SGD" (2017), section 2.2. The exponential and
 * the cosine form are the usual ones of that name, with e⁵ for the steepness of the former.
 */
final class RisingWarmUp implements WarmUp.Rule {

  private static final Parameter START =
      Parameter.number(
          "warm-up-start",
          Domain.NumberRange.fraction(),
          0,
          "Share of the rate that the first step has");

  private final Component component;
  private final DoubleUnaryOperator shape;

  /**
   * @param shape f, from 0 to 1
   */
  RisingWarmUp(String name, String description, DoubleUnaryOperator shape) {
    List<Parameter> parameters = new ArrayList<>(WarmUpLength.PARAMETERS);
    parameters.add(START);
    this.component = new Component(name, 1, description, parameters);
    this.shape = shape;
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
    long steps = WarmUpLength.steps(settings, horizon);
    double start = settings.number(START.name());
    return new TimedWarmUp(
        steps, step -> start + (1 - start) * shape.applyAsDouble((double) step / steps));
  }
}
