package org.swath.core.train;

import java.util.List;
import org.swath.core.device.HostVector;
import org.swath.core.parameter.Component;
import org.swath.core.parameter.Domain;
import org.swath.core.parameter.Parameter;
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
          List.of(
              Parameter.number(
                  "momentum",
                  Domain.NumberRange.fraction(),
                  0.0,
                  "Share of the last step's direction that is kept")));

  @Override
  public Component component() {
    return COMPONENT;
  }

  @Override
  public Optimizer open(ParameterValues settings, HostVector parameters, HostVector gradient) {
    double momentum = settings.number("momentum");
    return parameters instanceof HostVector.Doubles doubles
        ? inDouble(momentum, doubles.values(), ((HostVector.Doubles) gradient).values())
        : inSingle(
            (float) momentum,
            ((HostVector.Singles) parameters).values(),
            ((HostVector.Singles) gradient).values());
  }

  private static Optimizer inSingle(float momentum, float[] theta, float[] g) {
    if (momentum == 0) {
      return learningRate -> descend(theta, g, (float) learningRate);
    }
    float[] v = new float[theta.length];
    return learningRate -> {
      for (int i = 0; i < v.length; i++) {
        v[i] = Underflow.cut(momentum * v[i] + g[i]);
      }
      descend(theta, v, (float) learningRate);
    };
  }

  private static Optimizer inDouble(double momentum, double[] theta, double[] g) {
    if (momentum == 0) {
      return learningRate -> descend(theta, g, learningRate);
    }
    double[] v = new double[theta.length];
    return learningRate -> {
      for (int i = 0; i < v.length; i++) {
        v[i] = momentum * v[i] + g[i];
      }
      descend(theta, v, learningRate);
    };
  }

  private static void descend(float[] theta, float[] direction, float rate) {
    for (int i = 0; i < theta.length; i++) {
      theta[i] -= rate * direction[i];
    }
  }

  private static void descend(double[] theta, double[] direction, double rate) {
    for (int i = 0; i < theta.length; i++) {
      theta[i] -= rate * direction[i];
    }
  }
}
