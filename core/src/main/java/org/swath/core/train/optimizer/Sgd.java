package org.swath.core.train.optimizer;

import java.util.List;
import org.swath.core.device.HostVector;
import org.swath.core.parameter.Component;
import org.swath.core.parameter.ParameterValues;

/**
 * Stochastic gradient descent as PyTorch defines it: {@code v ← μ v + g}, {@code θ ← θ - η v}, with
 * v = 0 at first; plain gradient descent for momentum μ = 0. Neither dampening nor Nesterov. In
 * single precision μ and η are rounded once, and v is kept from {@linkplain Underflow
 * underflowing}.
 */
public final class Sgd implements Optimizer.Rule {

  private static final Component COMPONENT =
      new Component(
          "sgd",
          1,
          "Stochastic gradient descent, with momentum if asked for",
          List.of(Momentum.parameter(0)));

  @Override
  public Component component() {
    return COMPONENT;
  }

  @Override
  public Optimizer open(ParameterValues settings, Target target) {
    double momentum = Momentum.of(settings);
    boolean plain =
        target.parameters() instanceof HostVector.Singles ? (float) momentum == 0 : momentum == 0;
    return plain ? new Plain(target) : new WithMomentum(momentum, target);
  }

  /** Without momentum: nothing is gathered. */
  private static final class Plain extends ElementWise {

    Plain(Target target) {
      super(target);
    }

    @Override
    void update(float[] theta, float[] g, float[][] memory, Target.Section section, double rate) {
      float eta = (float) rate;
      for (int i = section.from(); i < section.to(); i++) {
        theta[i] -= eta * g[i];
      }
    }

    @Override
    void update(
        double[] theta, double[] g, double[][] memory, Target.Section section, double rate) {
      for (int i = section.from(); i < section.to(); i++) {
        theta[i] -= rate * g[i];
      }
    }
  }

  private static final class WithMomentum extends ElementWise {
    private final double momentum;

    WithMomentum(double momentum, Target target) {
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
        theta[i] -= eta * Underflow.cutDirection(velocity);
      }
    }

    @Override
    void update(
        double[] theta, double[] g, double[][] memory, Target.Section section, double rate) {
      double[] v = memory[0];
      double mu = momentum;
      for (int i = section.from(); i < section.to(); i++) {
        v[i] = mu * v[i] + g[i];
        theta[i] -= rate * v[i];
      }
    }
  }
}
