package org.swath.core.train.optimizer;

import java.util.List;
import org.swath.core.parameter.Component;
import org.swath.core.parameter.ParameterValues;

/**
 * RMSprop (Tieleman and Hinton 2012, lecture 6.5) as PyTorch defines it, neither centred nor with
 * momentum: {@code v ← ρ v + (1 - ρ) g²}, {@code θ ← θ - η g / (√v + ε)}, with v = 0 at first. With
 * {@code epsilon-inside-root} the divisor is √(v + ε).
 *
 * <p>In single precision the coefficients are rounded once, and v is kept from {@linkplain
 * Underflow underflowing}.
 */
public final class RmsProp implements Optimizer.Rule {

  private static final Component COMPONENT =
      new Component(
          "rmsprop",
          1,
          "Divides by the root of the running mean of the squared gradient",
          List.of(Decay.parameter(0.99), Epsilon.value(1e-8), Epsilon.insideRoot()));

  @Override
  public Component component() {
    return COMPONENT;
  }

  @Override
  public Optimizer open(ParameterValues settings, Target target) {
    return new Steps(Decay.of(settings), Epsilon.of(settings), target);
  }

  private static final class Steps extends ElementWise {
    private final double decay;
    private final Epsilon epsilon;

    Steps(double decay, Epsilon epsilon, Target target) {
      super(target, Moments.MEAN_SQUARE);
      this.decay = decay;
      this.epsilon = epsilon;
    }

    @Override
    void update(float[] theta, float[] g, float[][] memory, Target.Section section, double rate) {
      float[] v = memory[0];
      float kept = (float) decay;
      float fresh = (float) (1 - decay);
      float inside = (float) epsilon.inside();
      float outside = (float) epsilon.outside();
      float eta = (float) rate;
      for (int i = section.from(); i < section.to(); i++) {
        float square = Underflow.cut(kept * v[i] + fresh * g[i] * g[i]);
        float root = (float) Math.sqrt(square + inside);
        v[i] = square;
        theta[i] -= eta * (g[i] / (root + outside));
      }
    }

    @Override
    void update(
        double[] theta, double[] g, double[][] memory, Target.Section section, double rate) {
      double[] v = memory[0];
      double kept = decay;
      double fresh = 1 - decay;
      double inside = epsilon.inside();
      double outside = epsilon.outside();
      for (int i = section.from(); i < section.to(); i++) {
        v[i] = kept * v[i] + fresh * g[i] * g[i];
        theta[i] -= rate * (g[i] / (Math.sqrt(v[i] + inside) + outside));
      }
    }
  }
}
