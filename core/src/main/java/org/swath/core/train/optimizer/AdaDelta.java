package org.swath.core.train.optimizer;

import java.util.List;
import org.swath.core.parameter.Component;
import org.swath.core.parameter.ParameterValues;

/**
 * AdaDelta (Zeiler 2012, Algorithm 1) as PyTorch defines it, with a learning rate that the paper
 * does not have (1 is the paper's):
 *
 * <pre>
 *   v ← ρ v + (1 - ρ) g²          δ = √((u + ε) / (v + ε)) · g
 *   u ← ρ u + (1 - ρ) δ²          θ ← θ - η δ
 * </pre>
 *
 * <p>The paper's two roots are taken as one of the quotient, which is the same but for rounding. In
 * single precision the coefficients are rounded once, and u and v are kept from {@linkplain
 * Underflow underflowing}.
 */
public final class AdaDelta implements Optimizer.Rule {

  private static final Component COMPONENT =
      new Component(
          "adadelta",
          1,
          "Steps as long as the last ones in proportion to the gradients; usual rate 1",
          List.of(Decay.parameter(0.9), Epsilon.value(1e-6)));

  @Override
  public Component component() {
    return COMPONENT;
  }

  @Override
  public Optimizer open(ParameterValues settings, Target target) {
    return new Steps(Decay.of(settings), Epsilon.valueOf(settings), target);
  }

  private static final class Steps extends ElementWise {
    private final double decay;
    private final double epsilon;

    Steps(double decay, double epsilon, Target target) {
      super(target, Moments.MEAN_SQUARE, "mean-square-step");
      this.decay = decay;
      this.epsilon = epsilon;
    }

    @Override
    void update(float[] theta, float[] g, float[][] memory, Target.Section section, double rate) {
      float[] v = memory[0];
      float[] u = memory[1];
      float kept = (float) decay;
      float fresh = (float) (1 - decay);
      float smallest = (float) epsilon;
      float eta = (float) rate;
      for (int i = section.from(); i < section.to(); i++) {
        float square = Underflow.cut(kept * v[i] + fresh * g[i] * g[i]);
        float lastSquare = u[i];
        float delta = (float) Math.sqrt((lastSquare + smallest) / (square + smallest)) * g[i];
        float stepSquare = Underflow.cut(kept * lastSquare + fresh * delta * delta);
        v[i] = square;
        u[i] = stepSquare;
        theta[i] -= eta * delta;
      }
    }

    @Override
    void update(
        double[] theta, double[] g, double[][] memory, Target.Section section, double rate) {
      double[] v = memory[0];
      double[] u = memory[1];
      double kept = decay;
      double fresh = 1 - decay;
      double smallest = epsilon;
      for (int i = section.from(); i < section.to(); i++) {
        v[i] = kept * v[i] + fresh * g[i] * g[i];
        double delta = Math.sqrt((u[i] + smallest) / (v[i] + smallest)) * g[i];
        u[i] = kept * u[i] + fresh * delta * delta;
        theta[i] -= rate * delta;
      }
    }
  }
}
