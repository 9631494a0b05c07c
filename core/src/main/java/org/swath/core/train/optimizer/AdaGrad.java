package org.swath.core.train.optimizer;

import java.util.List;
import org.swath.core.parameter.Component;
import org.swath.core.parameter.ParameterValues;

/**
 * AdaGrad with a diagonal matrix (Duchi, Hazan and Singer 2011, Figure 1) as PyTorch defines it:
 * {@code G ← G + g²}, {@code θ ← θ - η g / (√G + ε)}, with G = 0 at first and no decay of the rate.
 * With {@code epsilon-inside-root} the divisor is √(G + ε).
 *
 * <p>In single precision η and ε are rounded once.
 */
public final class AdaGrad implements Optimizer.Rule {

  private static final Component COMPONENT =
      new Component(
          "adagrad",
          1,
          "Divides by the root of the sum of all squared gradients",
          List.of(Epsilon.value(1e-10), Epsilon.insideRoot()));

  @Override
  public Component component() {
    return COMPONENT;
  }

  @Override
  public Optimizer open(ParameterValues settings, Target target) {
    return new Steps(Epsilon.of(settings), target);
  }

  private static final class Steps extends ElementWise {
    private final Epsilon epsilon;

    Steps(Epsilon epsilon, Target target) {
      super(target, "sum-of-squares");
      this.epsilon = epsilon;
    }

    @Override
    void update(float[] theta, float[] g, float[][] memory, Target.Section section, double rate) {
      float[] squares = memory[0];
      float inside = (float) epsilon.inside();
      float outside = (float) epsilon.outside();
      float eta = (float) rate;
      for (int i = section.from(); i < section.to(); i++) {
        float sum = squares[i] + g[i] * g[i];
        float root = (float) Math.sqrt(sum + inside);
        squares[i] = sum;
        theta[i] -= eta * (g[i] / (root + outside));
      }
    }

    @Override
    void update(
        double[] theta, double[] g, double[][] memory, Target.Section section, double rate) {
      double[] squares = memory[0];
      double inside = epsilon.inside();
      double outside = epsilon.outside();
      for (int i = section.from(); i < section.to(); i++) {
        squares[i] += g[i] * g[i];
        theta[i] -= rate * (g[i] / (Math.sqrt(squares[i] + inside) + outside));
      }
    }
  }
}
