package org.swath.core.train.optimizer;

import org.swath.core.parameter.Component;
import org.swath.core.parameter.ParameterValues;
import org.swath.core.state.StateReader;
import org.swath.core.state.StateWriter;

/**
 * AMSGrad (Reddi, Kale and Kumar 2018, Algorithm 2) as PyTorch's Adam with {@code amsgrad=True}
 * defines it: {@link Adam} with the largest v so far in the divisor,
 *
 * <pre>
 *   u ← max(u, v)          θ ← θ - η / (1 - β₁ᵗ) · m / (√u / √(1 - β₂ᵗ) + ε)
 * </pre>
 *
 * <p>The paper corrects no bias. The maximum is taken of v before its correction. Single precision
 * as in Adam.
 */
public final class AmsGrad implements Optimizer.Rule {

  private static final Component COMPONENT =
      new Component(
          "amsgrad", 1, "Adam that divides by the largest mean so far", Moments.parameters());

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

    Steps(ParameterValues settings, Target target) {
      super(target, Moments.MEAN, Moments.MEAN_SQUARE, "largest-mean-square");
      this.moments = new Moments(settings);
      this.epsilon = Epsilon.of(settings);
    }

    @Override
    void begin(double learningRate) {
      moments.advance();
    }

    @Override
    void update(float[] theta, float[] g, float[][] memory, Target.Section section, double rate) {
      float[] m = memory[0];
      float[] v = memory[1];
      float[] u = memory[2];
      float beta1 = (float) moments.beta1();
      float fresh1 = (float) (1 - moments.beta1());
      float beta2 = (float) moments.beta2();
      float fresh2 = (float) (1 - moments.beta2());
      float inside = (float) epsilon.insideUncorrected(moments.squareCorrection());
      float outside = (float) epsilon.outside();
      float rootScale = (float) moments.rootScale();
      float stepSize = (float) moments.stepSize(rate);
      // Two loops, since the compiler does not vectorise one of this size.
      for (int i = section.from(); i < section.to(); i++) {
        float square = Underflow.cut(beta2 * v[i] + fresh2 * g[i] * g[i]);
        float largest = Bound.atLeast(u[i], square);
        v[i] = square;
        u[i] = largest;
      }
      for (int i = section.from(); i < section.to(); i++) {
        float mean = Underflow.cut(beta1 * m[i] + fresh1 * g[i]);
        float root = (float) Math.sqrt(u[i] + inside);
        m[i] = mean;
        theta[i] -= stepSize * (mean / (root * rootScale + outside));
      }
    }

    @Override
    void update(
        double[] theta, double[] g, double[][] memory, Target.Section section, double rate) {
      double[] m = memory[0];
      double[] v = memory[1];
      double[] u = memory[2];
      double beta1 = moments.beta1();
      double beta2 = moments.beta2();
      double inside = epsilon.insideUncorrected(moments.squareCorrection());
      double outside = epsilon.outside();
      double rootScale = moments.rootScale();
      double stepSize = moments.stepSize(rate);
      for (int i = section.from(); i < section.to(); i++) {
        m[i] = beta1 * m[i] + (1 - beta1) * g[i];
        v[i] = beta2 * v[i] + (1 - beta2) * g[i] * g[i];
        u[i] = Math.max(u[i], v[i]);
        double root = Math.sqrt(u[i] + inside);
        theta[i] -= stepSize * (m[i] / (root * rootScale + outside));
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
