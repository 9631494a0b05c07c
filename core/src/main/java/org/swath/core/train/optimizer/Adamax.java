package org.swath.core.train.optimizer;

import java.util.List;
import org.swath.core.parameter.Component;
import org.swath.core.parameter.ParameterValues;
import org.swath.core.state.StateReader;
import org.swath.core.state.StateWriter;

/**
 * AdaMax (Kingma and Ba 2015, Algorithm 2) as PyTorch defines it: {@link Adam} with a decaying
 * maximum in place of the root mean square,
 *
 * <pre>
 *   m ← β₁ m + (1 - β₁) g          u ← max(β₂ u, |g| + ε)
 *   θ ← θ - η / (1 - β₁ᵗ) · m / u
 * </pre>
 *
 * <p>The paper has no ε, without which a parameter that has had no gradient divides by zero. In
 * single precision m is kept from {@linkplain Underflow underflowing}; ε does so for u.
 */
public final class Adamax implements Optimizer.Rule {

  private static final Component COMPONENT =
      new Component(
          "adamax",
          1,
          "Adam that divides by a decaying maximum",
          List.of(Moments.beta1Parameter(), Moments.beta2Parameter(0.999), Epsilon.value(1e-8)));

  @Override
  public Component component() {
    return COMPONENT;
  }

  @Override
  public Optimizer open(ParameterValues settings, Target target) {
    return new Steps(settings, target);
  }

  private static final class Steps extends ElementWise {
    private final Moments moments;
    private final double epsilon;

    Steps(ParameterValues settings, Target target) {
      super(target, Moments.MEAN, "largest-gradient");
      this.moments = new Moments(settings);
      this.epsilon = Epsilon.valueOf(settings);
    }

    @Override
    void begin(double learningRate) {
      moments.advance();
    }

    @Override
    void update(float[] theta, float[] g, float[][] memory, Target.Section section, double rate) {
      float[] m = memory[0];
      float[] u = memory[1];
      float beta1 = (float) moments.beta1();
      float fresh1 = (float) (1 - moments.beta1());
      float beta2 = (float) moments.beta2();
      float smallest = (float) epsilon;
      float stepSize = (float) moments.stepSize(rate);
      for (int i = section.from(); i < section.to(); i++) {
        float mean = Underflow.cut(beta1 * m[i] + fresh1 * g[i]);
        float largest = Bound.atLeast(beta2 * u[i], Math.abs(g[i]) + smallest);
        m[i] = mean;
        u[i] = largest;
        theta[i] -= stepSize * (mean / largest);
      }
    }

    @Override
    void update(
        double[] theta, double[] g, double[][] memory, Target.Section section, double rate) {
      double[] m = memory[0];
      double[] u = memory[1];
      double beta1 = moments.beta1();
      double beta2 = moments.beta2();
      double smallest = epsilon;
      double stepSize = moments.stepSize(rate);
      for (int i = section.from(); i < section.to(); i++) {
        m[i] = beta1 * m[i] + (1 - beta1) * g[i];
        u[i] = Math.max(beta2 * u[i], Math.abs(g[i]) + smallest);
        theta[i] -= stepSize * (m[i] / u[i]);
      }
    }

    @Override
    void saveCounts(StateWriter state) {
      moments.save(state);
    }

    @Override
    void restoreCounts(StateReader state) {
      moments.restore(state);
    }
  }
}
