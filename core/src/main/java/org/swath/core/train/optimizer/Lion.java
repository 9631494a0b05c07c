package org.swath.core.train.optimizer;

import java.util.List;
import org.swath.core.parameter.Component;
import org.swath.core.parameter.ParameterValues;

/**
 * Lion (Chen et al. 2023, Algorithm 2), with m = 0 at first:
 *
 * <pre>
 *   θ ← θ - η (sign(β₁ m + (1 - β₁) g) + λ θ)          m ← β₂ m + (1 - β₂) g
 * </pre>
 *
 * <p>The sign of zero is zero: a parameter without a gradient stays where it is but for the weight
 * decay λ. In single precision the coefficients are rounded once, and m and what the sign is taken
 * of are kept from {@linkplain Underflow underflowing}.
 */
public final class Lion implements Optimizer.Rule {

  private static final Component COMPONENT =
      new Component(
          "lion",
          1,
          "Steps of one length for every parameter, along the sign of its momentum",
          List.of(
              Moments.beta1Parameter(), Moments.beta2Parameter(0.99), WeightDecay.parameter(0)));

  @Override
  public Component component() {
    return COMPONENT;
  }

  @Override
  public Optimizer open(ParameterValues settings, Target target) {
    return new Steps(settings, target);
  }

  private static final class Steps extends ElementWise {
    private final double beta1;
    private final double beta2;
    private final double weightDecay;

    Steps(ParameterValues settings, Target target) {
      super(target, Moments.MEAN);
      this.beta1 = settings.number("beta1");
      this.beta2 = settings.number("beta2");
      this.weightDecay = WeightDecay.of(settings);
    }

    @Override
    void update(float[] theta, float[] g, float[][] memory, Target.Section section, double rate) {
      float[] m = memory[0];
      float kept1 = (float) beta1;
      float fresh1 = (float) (1 - beta1);
      float kept2 = (float) beta2;
      float fresh2 = (float) (1 - beta2);
      float eta = (float) rate;
      float kept = (float) (1 - rate * weightDecay);
      for (int i = section.from(); i < section.to(); i++) {
        float mean = m[i];
        float direction = Underflow.cut(kept1 * mean + fresh1 * g[i]);
        m[i] = Underflow.cut(kept2 * mean + fresh2 * g[i]);
        theta[i] = theta[i] * kept - eta * sign(direction);
      }
    }

    @Override
    void update(
        double[] theta, double[] g, double[][] memory, Target.Section section, double rate) {
      double[] m = memory[0];
      double kept1 = beta1;
      double kept2 = beta2;
      double kept = 1 - rate * weightDecay;
      for (int i = section.from(); i < section.to(); i++) {
        double direction = kept1 * m[i] + (1 - kept1) * g[i];
        m[i] = kept2 * m[i] + (1 - kept2) * g[i];
        theta[i] = theta[i] * kept - rate * Math.signum(direction);
      }
    }

    /**
     * The sign of a number that has been kept from underflowing and is below 2¹⁰⁴: beside this
     * multiple of it, unless it is zero, the least normal number is lost in rounding. The compiler
     * does not vectorise {@link Math#signum(float)}.
     */
    private static float sign(float value) {
      float multiple = value * 0x1p24f;
      return multiple / (Math.abs(multiple) + Float.MIN_NORMAL);
    }
  }
}
