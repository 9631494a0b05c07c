package org.swath.core.train;

import java.util.List;
import org.nd4j.linalg.api.blas.Level1;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.swath.core.parameter.Component;
import org.swath.core.parameter.Domain;
import org.swath.core.parameter.Parameter;
import org.swath.core.parameter.ParameterValues;

/**
 * Stochastic gradient descent as PyTorch defines it: {@code v ← μ v + g}, {@code θ ← θ - η v}, with
 * v = 0 at first; plain gradient descent for momentum μ = 0. Neither dampening nor Nesterov.
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
  public Optimizer open(ParameterValues settings, INDArray parameters, INDArray gradient) {
    double momentum = settings.number("momentum");
    return momentum == 0
        ? new Plain(parameters, gradient)
        : new WithMomentum(momentum, parameters, gradient);
  }

  private static final class Plain implements Optimizer {
    private final Level1 blas = Nd4j.getBlasWrapper().level1();
    private final INDArray parameters;
    private final INDArray gradient;

    Plain(INDArray parameters, INDArray gradient) {
      this.parameters = parameters;
      this.gradient = gradient;
    }

    @Override
    public void step(double learningRate) {
      blas.axpy(parameters.length(), -learningRate, gradient, parameters);
    }

    @Override
    public void close() {}
  }

  private static final class WithMomentum implements Optimizer {
    private final Level1 blas = Nd4j.getBlasWrapper().level1();
    private final double momentum;
    private final INDArray parameters;
    private final INDArray gradient;
    private final INDArray velocity;

    WithMomentum(double momentum, INDArray parameters, INDArray gradient) {
      this.momentum = momentum;
      this.parameters = parameters;
      this.gradient = gradient;
      this.velocity = Nd4j.zeros(parameters.dataType(), parameters.length());
    }

    @Override
    public void step(double learningRate) {
      blas.scal(velocity.length(), momentum, velocity);
      blas.axpy(velocity.length(), 1, gradient, velocity);
      blas.axpy(parameters.length(), -learningRate, velocity, parameters);
    }

    @Override
    public void close() {
      velocity.close();
    }
  }
}
