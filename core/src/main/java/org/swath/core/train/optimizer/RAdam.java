package org.swath.core.train.optimizer;

import org.swath.core.parameter.Component;
import org.swath.core.parameter.ParameterValues;
import org.swath.core.state.StateReader;
import org.swath.core.state.StateWriter;

/**
 * Rectified Adam (Liu et al. 2020, Algorithm 2) as PyTorch defines it. With m and v as in {@link
 * Adam}, at step t = 1, 2, …
 *
 * <pre>
 *   ρ = 2 / (1 - β₂) - 1          ρ(t) = ρ - 2 t β₂ᵗ / (1 - β₂ᵗ)
 *   r = √((ρ(t) - 4) (ρ(t) - 2) ρ / ((ρ - 4) (ρ - 2) ρ(t)))
 *   θ ← θ - η / (1 - β₁ᵗ) · m · r √(1 - β₂ᵗ) / (√v + ε)     if ρ(t) &gt; 5
 *   θ ← θ - η / (1 - β₁ᵗ) · m                               otherwise
 * </pre>
 *
 * <p>Departures of PyTorch's: the paper rectifies from ρ(t) &gt; 4 on, and ε, which it does not
 * have, is added to the uncorrected root, where Adam's is added to the corrected one. With {@code
 * epsilon-inside-root} the divisor is √(v / (1 - β₂ᵗ) + ε), as in Adam. Single precision as in
 * Adam.
 */
public final class RAdam implements Optimizer.Rule {

  private static final Component COMPONENT =
      new Component(
          "radam",
          1,
          "Adam that trusts its mean square only once it is of enough steps",
          Moments.parameters());

  private static final double TRUSTED_LENGTH = 5;

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
    private final Epsilon epsilon;
    private final double longest;
    private long steps;
    private double rectified;
    private double rootShare;
    private double constant;

    Steps(ParameterValues settings, Target target) {
      super(target, Moments.MEAN, Moments.MEAN_SQUARE);
      this.moments = new Moments(settings);
      this.epsilon = Epsilon.of(settings);
      this.longest = 2 / (1 - moments.beta2()) - 1;
    }

    /** The divisor is rootShare · √(v + inside) + constant, which is 1 as long as v is not used. */
    @Override
    void begin(double learningRate) {
      moments.advance();
      steps++;
      // A product of t factors is not exact enough: the difference below amplifies its rounding.
      double power = StrictMath.pow(moments.beta2(), (double) steps);
      double length = longest - 2 * steps * power / (1 - power);
      if (length > TRUSTED_LENGTH) {
        rectified =
            Math.sqrt(
                (length - 4)
                    * (length - 2)
                    * longest
                    / ((longest - 4) * (longest - 2) * length)
                    * (1 - power));
        rootShare = 1;
        constant = epsilon.outside();
      } else {
        rectified = 1;
        rootShare = 0;
        constant = 1;
      }
    }

    @Override
    void update(float[] theta, float[] g, float[][] memory, Target.Section section, double rate) {
      float[] m = memory[0];
      float[] v = memory[1];
      float beta1 = (float) moments.beta1();
      float fresh1 = (float) (1 - moments.beta1());
      float beta2 = (float) moments.beta2();
      float fresh2 = (float) (1 - moments.beta2());
      float inside = (float) epsilon.insideUncorrected(moments.squareCorrection());
      float share = (float) rootShare;
      float outside = (float) constant;
      float stepSize = (float) (moments.stepSize(rate) * rectified);
      for (int i = section.from(); i < section.to(); i++) {
        float mean = Underflow.cut(beta1 * m[i] + fresh1 * g[i]);
        float square = Underflow.cut(beta2 * v[i] + fresh2 * g[i] * g[i]);
        float root = (float) Math.sqrt(square + inside);
        m[i] = mean;
        v[i] = square;
        theta[i] -= stepSize * (mean / (root * share + outside));
      }
    }

    @Override
    void update(
        double[] theta, double[] g, double[][] memory, Target.Section section, double rate) {
      double[] m = memory[0];
      double[] v = memory[1];
      double beta1 = moments.beta1();
      double beta2 = moments.beta2();
      double inside = epsilon.insideUncorrected(moments.squareCorrection());
      double share = rootShare;
      double outside = constant;
      double stepSize = moments.stepSize(rate) * rectified;
      for (int i = section.from(); i < section.to(); i++) {
        m[i] = beta1 * m[i] + (1 - beta1) * g[i];
        v[i] = beta2 * v[i] + (1 - beta2) * g[i] * g[i];
        double root = Math.sqrt(v[i] + inside);
        theta[i] -= stepSize * (m[i] / (root * share + outside));
      }
    }

    @Override
    void saveCounts(StateWriter state) {
      moments.save(state);
      state.longs("steps", steps);
    }

    @Override
    void restoreCounts(StateReader state) {
      moments.restore(state);
      steps = state.count("steps");
    }
  }
}
