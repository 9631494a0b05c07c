package org.swath.core.train.schedule;

import java.util.List;
import java.util.function.ToDoubleFunction;
import org.swath.core.parameter.Component;
import org.swath.core.parameter.ParameterValues;

/**
 * {@code η (1 + λt)^(-α)}. With α above 1/2 and up to 1, all rates together are infinite and their
 * squares are not, which is what stochastic approximation asks for (Robbins and Monro 1951).
 */
final class InversePolynomialDecay implements Schedule.Rule {

  private final Component component;
  private final ToDoubleFunction<ParameterValues> power;

  private InversePolynomialDecay(Component component, ToDoubleFunction<ParameterValues> power) {
    this.component = component;
    this.power = power;
  }

  /** {@code inverse-polynomial}, whose α is a parameter. */
  static InversePolynomialDecay ofAnyPower() {
    Component component =
        new Component(
            "inverse-polynomial",
            1,
            "Falls as a power of time: (1 + λt)^-α",
            ParameterLists.joined(
                ScheduleTime.PARAMETERS, List.of(DecayShape.SPEED, DecayShape.POWER)));
    return new InversePolynomialDecay(
        component, settings -> settings.number(DecayShape.POWER.name()));
  }

  /** {@code inverse}, with α = 1. */
  static InversePolynomialDecay ofPowerOne() {
    Component component =
        new Component(
            "inverse",
            1,
            "Falls as one over time: 1 / (1 + λt)",
            ParameterLists.joined(ScheduleTime.PARAMETERS, List.of(DecayShape.SPEED)));
    return new InversePolynomialDecay(component, settings -> 1);
  }

  @Override
  public Component component() {
    return component;
  }

  @Override
  public Schedule open(ParameterValues settings, double baseRate, Horizon horizon) {
    double speed = settings.number(DecayShape.SPEED.name());
    double exponent = -power.applyAsDouble(settings);
    return new TimedSchedule(
        ScheduleTime.of(settings, horizon),
        t -> baseRate * StrictMath.pow(1 + speed * t, exponent));
  }
}
