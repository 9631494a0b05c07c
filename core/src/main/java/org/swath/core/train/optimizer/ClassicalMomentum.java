package org.swath.core.train.optimizer;

import java.util.List;
import org.swath.core.parameter.Component;
import org.swath.core.parameter.ParameterValues;

/**
 * Momentum in the form of Polyak (1964) and of Sutskever et al. (2013, equations 1 and 2): {@code v
 * ← γ v + η g}, {@code θ ← θ - v}, with v = 0 at first. The rate is inside the velocity: after a
 * change of rate the old steps go on at their old length, where {@link Sgd} rescales them at once.
 * At a constant rate both are the same but for rounding.
 *
 * <p>In single precision γ and η are rounded once, and v is kept from {@linkplain Underflow
 * underflowing}.
 */
public final class ClassicalMomentum implements Optimizer.Rule {

  private static final Component COMPONENT =
      new Component(
          "classical-momentum",
          1,
          "Gradient descent with momentum, the learning rate inside the velocity",
          List.of(Momentum.parameter(0.9)));

  @Override
  public Component component() {
    return COMPONENT;
  }

  @Override
  public Optimizer open(ParameterValues settings, Target target) {
    return new Steps(Momentum.of(settings), target);
  }

  private static final class Steps extends ElementWise {
    private final double momentum;

    Steps(double momentum, Target target) {
      super(target, Momentum.VELOCITY);
      this.momentum = momentum;
    }

    @Override
    void update(float[] theta, float[] g, float[][] memory, Target.Section section, double rate) {
      float[] v = memory[0];
      float gamma = (float) momentum;
      float eta = (float) rate;
      for (int i = section.from(); i < section.to(); i++) {
        float velocity = Underflow.cut(gamma * v[i] + eta * g[i]);
        v[i] = velocity;
        theta[i] -= velocity;
      }
    }

    @Override
    void update(
        double[] theta, double[] g, double[][] memory, Target.Section section, double rate) {
      double[] v = memory[0];
      double gamma = momentum;
      for (int i = section.from(); i < section.to(); i++) {
        v[i] = gamma * v[i] + rate * g[i];
        theta[i] -= v[i];
      }
    }
  }
}
