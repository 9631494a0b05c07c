package org.swath.core.train.optimizer;

import java.util.List;
import org.swath.core.parameter.Component;
import org.swath.core.parameter.ParameterValues;

/**
 * Nesterov's accelerated gradient in the form of Sutskever et al. (2013), written for the point
 * looked ahead to, as PyTorch's SGD with {@code nesterov=True} defines it: {@code v ← μ v + g},
 * {@code θ ← θ - η (g + μ v)}, with v = 0 at first.
 *
 * <p>The textbook's form, {@code v ← γ v + η g(θ - γ v)} and {@code θ ← θ - v}, makes the same
 * steps at a constant rate, seen from a point one look ahead. In single precision μ and η are
 * rounded once, and v is kept from {@linkplain Underflow underflowing}.
 */
public final class Nesterov implements Optimizer.Rule {

  private static final Component COMPONENT =
      new Component(
          "nesterov",
          1,
          "Gradient descent with Nesterov's momentum",
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
      float mu = (float) momentum;
      float eta = (float) rate;
      for (int i = section.from(); i < section.to(); i++) {
        float velocity = Underflow.cut(mu * v[i] + g[i]);
        v[i] = velocity;
        theta[i] -= eta * Underflow.cutDirection(g[i] + mu * velocity);
      }
    }

    @Override
    void update(
        double[] theta, double[] g, double[][] memory, Target.Section section, double rate) {
      double[] v = memory[0];
      double mu = momentum;
      for (int i = section.from(); i < section.to(); i++) {
        v[i] = mu * v[i] + g[i];
        theta[i] -= rate * (g[i] + mu * v[i]);
      }
    }
  }
}
