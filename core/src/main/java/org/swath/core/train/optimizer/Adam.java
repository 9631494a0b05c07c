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
 * Adam (Kingma and Ba 2015, Algorithm 1) as PyTorch defines it: at step t = 1, 2, …
 *
 * <pre>
 *   m ← β₁ m + (1 - β₁) g          v ← β₂ v + (1 - β₂) g²
 *   θ ← θ - η / (1 - β₁ᵗ) · m / (√v / √(1 - β₂ᵗ) + ε)
 * </pre>
 *
 * <p>One pass over Java arrays, which the compiler vectorises: ND4J's updater has another
 * definition (ε is added to the uncorrected √v, bias is corrected in single precision) and takes
 * several times as long. In single precision the coefficients are rounded once, the corrections
 * computed in double, and m and v kept from {@linkplain Underflow underflowing}.
 */
public final class Adam implements Optimizer.Rule {

  private static final Component COMPONENT =
      new Component(
          "adam",
          1,
          "Adam, without weight decay",
          List.of(
              Parameter.number(
                  "beta1", Domain.NumberRange.fraction(), 0.9, "Decay of the mean of the gradient"),
              Parameter.number(
                  "beta2", Domain.NumberRange.fraction(), 0.999, "Decay of the mean of its square"),
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
  public Optimizer open(ParameterValues settings, Target target) {
    HostVector parameters = target.parameters();
    HostVector gradient = target.gradient();
    Decay decay =
        new Decay(settings.number("beta1"), settings.number("beta2"), settings.number("epsilon"));
    return parameters instanceof HostVector.Doubles doubles
        ? new InDouble(decay, doubles.values(), ((HostVector.Doubles) gradient).values())
        : new InSingle(
            decay,
            ((HostVector.Singles) parameters).values(),
            ((HostVector.Singles) gradient).values());
  }

  /** The coefficients of the steps, in double precision. */
  private static final class Decay {
    private final double beta1;
    private final double beta2;
    private final double epsilon;
    private double beta1Power = 1;
    private double beta2Power = 1;

    Decay(double beta1, double beta2, double epsilon) {
      this.beta1 = beta1;
      this.beta2 = beta2;
      this.epsilon = epsilon;
    }

    void advance() {
      beta1Power *= beta1;
      beta2Power *= beta2;
    }

    void save(StateWriter state) {
      state.doubles("beta-powers", beta1Power, beta2Power);
    }

    void restore(StateReader state) {
      double[] powers = new double[2];
      state.doubles("beta-powers", powers);
      beta1Power = powers[0];
      beta2Power = powers[1];
    }

    /** η / (1 - β₁ᵗ). */
    double stepSize(double learningRate) {
      return learningRate / (1 - beta1Power);
    }

    /** 1 / √(1 - β₂ᵗ). */
    double rootScale() {
      return 1 / Math.sqrt(1 - beta2Power);
    }
  }

  private static final class InSingle implements Optimizer {
    private final Decay decay;
    private final float[] theta;
    private final float[] g;
    private final float[] m;
    private final float[] v;

    InSingle(Decay decay, float[] parameters, float[] gradient) {
      this.decay = decay;
      this.theta = parameters;
      this.g = gradient;
      this.m = new float[theta.length];
      this.v = new float[theta.length];
    }

    @Override
    public void step(double learningRate) {
      decay.advance();
      float beta1 = (float) decay.beta1;
      float fresh1 = (float) (1 - decay.beta1);
      float beta2 = (float) decay.beta2;
      float fresh2 = (float) (1 - decay.beta2);
      float epsilon = (float) decay.epsilon;
      float rootScale = (float) decay.rootScale();
      float stepSize = (float) decay.stepSize(learningRate);
      for (int i = 0; i < theta.length; i++) {
        float mean = Underflow.cut(beta1 * m[i] + fresh1 * g[i]);
        float meanSquare = Underflow.cut(beta2 * v[i] + fresh2 * g[i] * g[i]);
        m[i] = mean;
        v[i] = meanSquare;
        theta[i] -= stepSize * (mean / ((float) Math.sqrt(meanSquare) * rootScale + epsilon));
      }
    }

    @Override
    public void save(StateWriter state) {
      decay.save(state);
      state.singles("mean", m);
      state.singles("mean-square", v);
    }

    @Override
    public void restore(StateReader state) {
      decay.restore(state);
      state.singles("mean", m);
      state.singles("mean-square", v);
    }
  }

  private static final class InDouble implements Optimizer {
    private final Decay decay;
    private final double[] theta;
    private final double[] g;
    private final double[] m;
    private final double[] v;

    InDouble(Decay decay, double[] parameters, double[] gradient) {
      this.decay = decay;
      this.theta = parameters;
      this.g = gradient;
      this.m = new double[theta.length];
      this.v = new double[theta.length];
    }

    @Override
    public void step(double learningRate) {
      decay.advance();
      double rootScale = decay.rootScale();
      double stepSize = decay.stepSize(learningRate);
      for (int i = 0; i < theta.length; i++) {
        m[i] = decay.beta1 * m[i] + (1 - decay.beta1) * g[i];
        v[i] = decay.beta2 * v[i] + (1 - decay.beta2) * g[i] * g[i];
        theta[i] -= stepSize * (m[i] / (Math.sqrt(v[i]) * rootScale + decay.epsilon));
      }
    }

    @Override
    public void save(StateWriter state) {
      decay.save(state);
      state.doubles("mean", m);
      state.doubles("mean-square", v);
    }

    @Override
    public void restore(StateReader state) {
      decay.restore(state);
      state.doubles("mean", m);
      state.doubles("mean-square", v);
    }
  }
}
