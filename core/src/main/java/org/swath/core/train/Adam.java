package org.swath.core.train;

import java.util.List;
import org.nd4j.linalg.api.blas.Level1;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.CustomOp;
import org.nd4j.linalg.api.ops.OpContext;
import org.nd4j.linalg.api.ops.impl.updaters.AdamUpdater;
import org.nd4j.linalg.factory.Nd4j;
import org.swath.core.parameter.Component;
import org.swath.core.parameter.Domain;
import org.swath.core.parameter.Parameter;
import org.swath.core.parameter.ParameterValues;

/**
 * Adam (Kingma and Ba 2015, Algorithm 1) as PyTorch defines it: at step t = 1, 2, …
 *
 * <pre>
 *   m ← β₁ m + (1 - β₁) g          v ← β₂ v + (1 - β₂) g²
 *   θ ← θ - η / (1 - β₁ᵗ) · m / (√v / √(1 - β₂ᵗ) + ε)
 * </pre>
 *
 * <p>ND4J's updater does the element-wise part in one pass, but adds ε to the uncorrected √v and
 * corrects bias in single precision. It is therefore given a step number at which its own
 * corrections are 1, and both corrections go into the rate and ε it is handed: {@code η √(1-β₂ᵗ) /
 * (1-β₁ᵗ)} and {@code ε √(1-β₂ᵗ)}, which is the same formula.
 */
public final class Adam implements Optimizer.Rule {

  /** β to this power is 0 for every β below 1 - 1e-6, in single and in double precision. */
  private static final long STEP_WITHOUT_BIAS = 1_000_000_000;

  private static final Component COMPONENT =
      new Component(
          "adam",
          1,
          "Adam, without weight decay",
          List.of(
              Parameter.number("beta1", below1(), 0.9, "Decay of the mean of the gradient"),
              Parameter.number("beta2", below1(), 0.999, "Decay of the mean of its square"),
              Parameter.number(
                  "epsilon",
                  Domain.NumberRange.positive(),
                  1e-8,
                  "Added to the root of the mean square")));

  @Override
  public Component component() {
    return COMPONENT;
  }

  @Override
  public Optimizer open(ParameterValues settings, INDArray parameters, INDArray gradient) {
    return new Lane(
        settings.number("beta1"),
        settings.number("beta2"),
        settings.number("epsilon"),
        parameters,
        gradient);
  }

  private static Domain.NumberRange below1() {
    return new Domain.NumberRange(0, true, 1 - 1e-6, true);
  }

  private static final class Lane implements Optimizer {
    private final double beta1;
    private final double beta2;
    private final double epsilon;
    private final INDArray parameters;
    private final INDArray gradient;
    private final INDArray mean;
    private final INDArray meanSquare;
    private final Level1 blas = Nd4j.getBlasWrapper().level1();
    private final CustomOp updater = new AdamUpdater();
    private final OpContext context = Nd4j.getExecutioner().buildContext();
    private double beta1Power = 1;
    private double beta2Power = 1;

    Lane(double beta1, double beta2, double epsilon, INDArray parameters, INDArray gradient) {
      this.beta1 = held(beta1, parameters.dataType());
      this.beta2 = held(beta2, parameters.dataType());
      this.epsilon = epsilon;
      this.parameters = parameters;
      this.gradient = gradient;
      this.mean = Nd4j.zeros(parameters.dataType(), parameters.length());
      this.meanSquare = Nd4j.zeros(parameters.dataType(), parameters.length());
      context.setInputArrays(gradient, meanSquare, mean);
      context.setOutputArrays(gradient, meanSquare, mean);
      context.setIArguments(STEP_WITHOUT_BIAS);
    }

    @Override
    public void step(double learningRate) {
      beta1Power *= beta1;
      beta2Power *= beta2;
      double rootOfCorrection2 = Math.sqrt(1 - beta2Power);
      context.setTArguments(
          learningRate * rootOfCorrection2 / (1 - beta1Power),
          beta1,
          beta2,
          epsilon * rootOfCorrection2);
      Nd4j.getExecutioner().exec(updater, context);
      blas.axpy(parameters.length(), -1, gradient, parameters);
    }

    /**
     * A decay as the arrays' precision holds it: the updater decays by that, so the corrections
     * must too, or single precision shrinks every step by a hundred-thousandth.
     */
    private static double held(double decay, DataType precision) {
      return precision == DataType.FLOAT ? (float) decay : decay;
    }

    @Override
    public void close() {
      context.purge();
      mean.close();
      meanSquare.close();
    }
  }
}
