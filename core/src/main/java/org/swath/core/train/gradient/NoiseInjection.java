package org.swath.core.train.gradient;

import java.util.List;
import java.util.Optional;
import org.swath.core.device.HostVector;
import org.swath.core.parameter.Component;
import org.swath.core.parameter.ComponentChoice;
import org.swath.core.parameter.Domain;
import org.swath.core.parameter.Parameter;
import org.swath.core.parameter.Part;
import org.swath.core.random.RandomStreams;
import org.swath.core.random.StandardNormal;

/**
 * Noise added to a gradient: {@code g + N(0, σ² / (1 + t)^γ)} in every number, t = 0, 1, … the step
 * (Neelakantan et al. 2015, equation 1, with η for σ²).
 *
 * <p>Drawn from the stream {@code noise-injection} of the epoch, so runs at the same seed get the
 * same noise up to its size.
 */
public final class NoiseInjection {

  /** The name of the part of a spec. */
  public static final String PART = "noise-injection";

  private final double variance;
  private final double power;
  private final RandomStreams streams;
  private StandardNormal normal;

  private NoiseInjection(double variance, double power, RandomStreams streams) {
    this.variance = variance;
    this.power = power;
    this.streams = streams;
  }

  /** What a spec can choose from. */
  public static Part part() {
    return new Part(
        PART,
        "a noise on gradients",
        List.of(
            new Component("none", 1, "No noise", List.of()),
            new Component(
                "annealed",
                1,
                "Normal noise on every number of a gradient, smaller from step to step",
                List.of(
                    Parameter.number(
                        "injected-variance",
                        Domain.NumberRange.positive(),
                        0.01,
                        "Variance at the first step"),
                    Parameter.number(
                        "annealing-power",
                        Domain.NumberRange.nonNegative(),
                        0.55,
                        "Power of the step by which the variance falls")))),
        true);
  }

  /** That of a run. */
  public static NoiseInjection of(Optional<ComponentChoice> choice, RandomStreams streams) {
    return choice
        .map(ComponentChoice::parameters)
        .map(
            settings ->
                new NoiseInjection(
                    settings.number("injected-variance"),
                    settings.number("annealing-power"),
                    streams))
        .orElseGet(() -> new NoiseInjection(0, 0, streams));
  }

  /**
   * An epoch begins.
   *
   * @param epoch from 1
   */
  public void startEpoch(int epoch) {
    if (variance > 0) {
      normal = new StandardNormal(streams.stream("noise-injection", epoch));
    }
  }

  /**
   * Adds noise to the gradient of a step.
   *
   * @param step from 0, through all epochs
   */
  public void addTo(HostVector gradient, long step) {
    if (variance == 0) {
      return;
    }
    double sd = Math.sqrt(variance / StrictMath.pow(1.0 + step, power));
    if (gradient instanceof HostVector.Singles singles) {
      float[] g = singles.values();
      for (int i = 0; i < g.length; i++) {
        g[i] += (float) (sd * normal.next());
      }
    } else {
      double[] g = ((HostVector.Doubles) gradient).values();
      for (int i = 0; i < g.length; i++) {
        g[i] += sd * normal.next();
      }
    }
  }
}
