package org.swath.core.train.optimizer;

import org.swath.core.parameter.Component;
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
 * <p>With {@code epsilon-inside-root} the divisor is √(v / (1 - β₂ᵗ) + ε), as some textbooks have
 * it.
 *
 * <p>One pass over Java arrays, which the compiler vectorises: ND4J's updater has another
 * definition (ε is added to the uncorrected √v, bias is corrected in single precision) and takes
 * several times as long. In single precision the coefficients are rounded once, the corrections
 * computed in double, and m and v kept from {@linkplain Underflow underflowing}.
 */
public final class Adam implements Optimizer.Rule {

  private static final Component COMPONENT =
      new Component("adam", 1, "Adam, without weight decay", Moments.parameters());

  @Override
  public Component component() {
    return COMPONENT;
  }

  @Override
  public Optimizer open(ParameterValues settings, Target target) {
    return new Steps(settings, 0, target);
  }

  /** Steps of Adam, before which the parameters shrink if asked to. */
  static final class Steps extends ElementWise {
    private final Moments moments;
    private final Epsilon epsilon;
    private final double weightDecay;

    /**
     * @param weightDecay share of a parameter that a step of rate 1 takes away beside its gradient
     */
    Steps(ParameterValues settings, double weightDecay, Target target) {
      super(target, Moments.MEAN, Moments.MEAN_SQUARE);
      this.moments = new Moments(settings);
      this.epsilon = Epsilon.of(settings);
      this.weightDecay = weightDecay;
    }

    @Override
    void begin(double learningRate) {
      moments.advance();
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
      float outside = (float) epsilon.outside();
      float rootScale = (float) moments.rootScale();
      float stepSize = (float) moments.stepSize(rate);
      float kept = (float) (1 - rate * weightDecay);
      for (int i = section.from(); i < section.to(); i++) {
        float mean = Underflow.cut(beta1 * m[i] + fresh1 * g[i]);
        float square = Underflow.cut(beta2 * v[i] + fresh2 * g[i] * g[i]);
        float root = (float) Math.sqrt(square + inside);
        m[i] = mean;
        v[i] = square;
        theta[i] = theta[i] * kept - stepSize * (mean / (root * rootScale + outside));
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
      double outside = epsilon.outside();
      double rootScale = moments.rootScale();
      double stepSize = moments.stepSize(rate);
      double kept = 1 - rate * weightDecay;
      for (int i = section.from(); i < section.to(); i++) {
        m[i] = beta1 * m[i] + (1 - beta1) * g[i];
        v[i] = beta2 * v[i] + (1 - beta2) * g[i] * g[i];
        double root = Math.sqrt(v[i] + inside);
        theta[i] = theta[i] * kept - stepSize * (m[i] / (root * rootScale + outside));
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
