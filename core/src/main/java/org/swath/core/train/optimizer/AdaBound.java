package org.swath.core.train.optimizer;

import java.util.List;
import org.swath.core.parameter.Component;
import org.swath.core.parameter.Domain;
import org.swath.core.parameter.Parameter;
import org.swath.core.parameter.ParameterValues;
import org.swath.core.state.StateReader;
import org.swath.core.state.StateWriter;

/**
 * AdaBound (Luo et al. 2019, Algorithm 2): {@link Adam} whose rate for each parameter is kept
 * between two bounds that meet, so that it ends as gradient descent with momentum. With m and v as
 * in Adam, at step t = 1, 2, …
 *
 * <pre>
 *   r = clip(η / (√v / √(1 - β₂ᵗ) + ε),  η* (1 - 1 / ((1 - β₂) t + 1)),  η* (1 + 1 / ((1 - β₂) t)))
 *   θ ← θ - r · m / (1 - β₁ᵗ)
 * </pre>
 *
 * <p>Departures from the paper: bias is corrected as in Adam, the mean square before the clipping
 * and the mean after it, and the rate does not shrink by √t beside its schedule.
 *
 * <p>η* is {@code final-rate}, and follows schedules and sections as η does, or a decayed rate
 * would end where the bounds meet: at each step it is multiplied by the section's factor and by η
 * over the largest η so far, both before the section's factor. At a constant rate the latter is 1.
 *
 * <p>With {@code epsilon-inside-root} the divisor is √(v / (1 - β₂ᵗ) + ε). Single precision as in
 * Adam.
 */
public final class AdaBound implements Optimizer.Rule {

  private static final String FINAL_RATE = "final-rate";

  private static final Component COMPONENT =
      new Component(
          "adabound",
          1,
          "Adam whose rates are bounded more and more tightly around a final one",
          List.of(
              Moments.beta1Parameter(),
              Moments.beta2Parameter(0.999),
              Epsilon.value(1e-8),
              Epsilon.insideRoot(),
              Parameter.number(
                  FINAL_RATE,
                  Domain.NumberRange.positive(),
                  0.1,
                  "Learning rate that every parameter's own ends at")));

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
    private final double finalRate;
    private long steps;
    private double largestRate;
    private double lower;
    private double upper;

    Steps(ParameterValues settings, Target target) {
      super(target, Moments.MEAN, Moments.MEAN_SQUARE);
      this.moments = new Moments(settings);
      this.epsilon = Epsilon.of(settings);
      this.finalRate = settings.number(FINAL_RATE);
    }

    @Override
    void begin(double learningRate) {
      moments.advance();
      steps++;
      largestRate = Math.max(largestRate, learningRate);
      double centre = largestRate == 0 ? 0 : finalRate * (learningRate / largestRate);
      double tightness = (1 - moments.beta2()) * steps;
      lower = centre * (1 - 1 / (tightness + 1));
      upper = centre * (1 + 1 / tightness);
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
      float eta = (float) rate;
      float least = (float) (lower * section.rateFactor());
      float leastDivisor = rate == 0 ? 0 : (float) (rate / (upper * section.rateFactor()));
      float meanScale = (float) moments.stepSize(1);
      // Two loops, since the compiler does not vectorise one of this size.
      for (int i = section.from(); i < section.to(); i++) {
        float mean = Underflow.cut(beta1 * m[i] + fresh1 * g[i]);
        float square = Underflow.cut(beta2 * v[i] + fresh2 * g[i] * g[i]);
        m[i] = mean;
        v[i] = square;
      }
      for (int i = section.from(); i < section.to(); i++) {
        float root = (float) Math.sqrt(v[i] + inside);
        float divisor = Bound.atLeast(root * rootScale + outside, leastDivisor);
        float own = Bound.atLeast(eta / divisor, least);
        theta[i] -= own * Underflow.cutDirection(meanScale * m[i]);
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
      double least = lower * section.rateFactor();
      double most = upper * section.rateFactor();
      double meanScale = moments.stepSize(1);
      for (int i = section.from(); i < section.to(); i++) {
        m[i] = beta1 * m[i] + (1 - beta1) * g[i];
        v[i] = beta2 * v[i] + (1 - beta2) * g[i] * g[i];
        double root = Math.sqrt(v[i] + inside);
        double own = Math.max(least, Math.min(most, rate / (root * rootScale + outside)));
        theta[i] -= own * (meanScale * m[i]);
      }
    }

    @Override
    void saveCounts(StateWriter state) {
      moments.save(state);
      state.longs("steps", steps);
      state.doubles("largest-rate", largestRate);
    }

    @Override
    void restoreCounts(StateReader state) {
      moments.restore(state);
      steps = state.count("steps");
      largestRate = state.number("largest-rate");
    }
  }
}
