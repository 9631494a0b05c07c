package org.swath.core.train.optimizer;

import java.util.List;
import org.swath.core.device.HostVector;
import org.swath.core.parameter.Component;
import org.swath.core.parameter.Domain;
import org.swath.core.parameter.Parameter;
import org.swath.core.parameter.ParameterValues;
import org.swath.core.state.StateReader;
import org.swath.core.state.StateWriter;

/**
 * Stochastic gradient descent as PyTorch defines it: {@code v ← μ v + g}, {@code θ ← θ - η v}, with
 * v = 0 at first; plain gradient descent for momentum μ = 0. Neither dampening nor Nesterov. In
 * single precision μ and η are rounded once, and v is kept from {@linkplain Underflow
 * underflowing}.
 */
public final class Sgd implements Optimizer.Rule {

  private static final String VELOCITY = "velocity";

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
  public Optimizer open(ParameterValues settings, Target target) {
    HostVector parameters = target.parameters();
    HostVector gradient = target.gradient();
    double momentum = settings.number("momentum");
    if (parameters instanceof HostVector.Doubles doubles) {
      double[] theta = doubles.values();
      double[] g = ((HostVector.Doubles) gradient).values();
      return momentum == 0
          ? new PlainInDouble(theta, g)
          : new InDouble(momentum, theta, g, new double[theta.length]);
    }
    float[] theta = ((HostVector.Singles) parameters).values();
    float[] g = ((HostVector.Singles) gradient).values();
    return (float) momentum == 0
        ? new PlainInSingle(theta, g)
        : new InSingle((float) momentum, theta, g, new float[theta.length]);
  }

  /** Without momentum: nothing is gathered. */
  private record PlainInSingle(float[] theta, float[] g) implements Optimizer {

    @Override
    public void step(double learningRate) {
      descend(theta, g, (float) learningRate);
    }

    @Override
    public void save(StateWriter state) {}

    @Override
    public void restore(StateReader state) {}
  }

  /** Without momentum: nothing is gathered. */
  private record PlainInDouble(double[] theta, double[] g) implements Optimizer {

    @Override
    public void step(double learningRate) {
      descend(theta, g, learningRate);
    }

    @Override
    public void save(StateWriter state) {}

    @Override
    public void restore(StateReader state) {}
  }

  private record InSingle(float momentum, float[] theta, float[] g, float[] v)
      implements Optimizer {

    @Override
    public void step(double learningRate) {
      for (int i = 0; i < v.length; i++) {
        v[i] = Underflow.cut(momentum * v[i] + g[i]);
      }
      descend(theta, v, (float) learningRate);
    }

    @Override
    public void save(StateWriter state) {
      state.singles(VELOCITY, v);
    }

    @Override
    public void restore(StateReader state) {
      state.singles(VELOCITY, v);
    }
  }

  private record InDouble(double momentum, double[] theta, double[] g, double[] v)
      implements Optimizer {

    @Override
    public void step(double learningRate) {
      for (int i = 0; i < v.length; i++) {
        v[i] = momentum * v[i] + g[i];
      }
      descend(theta, v, learningRate);
    }

    @Override
    public void save(StateWriter state) {
      state.doubles(VELOCITY, v);
    }

    @Override
    public void restore(StateReader state) {
      state.doubles(VELOCITY, v);
    }
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
