package org.swath.core.train.optimizer;

import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.swath.core.parameter.Component;
import org.swath.core.parameter.Domain;
import org.swath.core.parameter.Parameter;
import org.swath.core.parameter.ParameterValues;
import org.swath.core.random.StandardNormal;
import org.swath.core.state.StateReader;
import org.swath.core.state.StateWriter;

/**
 * {@link AdamW} in which both parts of a complex parameter share their mean square, so that a step
 * does not depend on how the complex plane is turned:
 *
 * <pre>
 *   v ← β₂ v + (1 - β₂)(g_r² + g_i²)
 * </pre>
 *
 * and with a noise after the step, if it has a temperature T: with the divisor d = √v / √(1 - β₂ᵗ)
 * + ε of a parameter,
 *
 * <pre>
 *   θ ← θ + √(2 T η) N(0, 1) / (√d + 1e-8)
 * </pre>
 *
 * drawn from the stream {@code langevin-noise} of the step, so that runs at the same seed get the
 * same noise up to its size. Real parameters, and all parameters of models without complex ones,
 * step as under AdamW.
 */
public final class ComplexAdamW implements Optimizer.Rule {

  private static final String TEMPERATURE = "langevin-temperature";

  private static final Component COMPONENT =
      new Component(
          "complex-adamw",
          1,
          "AdamW whose complex parameters share the mean square of both parts",
          List.of(
              Moments.beta1Parameter(),
              Moments.beta2Parameter(0.999),
              Epsilon.value(1e-8),
              WeightDecay.parameter(0.01),
              Parameter.number(
                  TEMPERATURE,
                  Domain.NumberRange.nonNegative(),
                  0,
                  "Temperature of the noise that is added after a step")));

  @Override
  public Component component() {
    return COMPONENT;
  }

  @Override
  public Optimizer open(ParameterValues settings, Target target) {
    return new Steps(settings, target);
  }

  private static final class Steps extends ElementWise {

    private static final double GUARD = 1e-8;

    private final Target target;
    private final Moments moments;
    private final double epsilon;
    private final double weightDecay;
    private final double temperature;
    private final double[] squares;
    private long steps;
    private StandardNormal normal;

    Steps(ParameterValues settings, Target target) {
      super(target, Moments.MEAN, Moments.MEAN_SQUARE);
      this.target = target;
      this.moments = new Moments(settings);
      this.epsilon = Epsilon.valueOf(settings);
      this.weightDecay = WeightDecay.of(settings);
      this.temperature = settings.number(TEMPERATURE);
      this.squares = new double[target.parameters().length()];
    }

    @Override
    void begin(double learningRate) {
      moments.advance();
      if (temperature > 0) {
        UniformRandomProvider stream = target.streams().stream("langevin-noise", steps);
        normal = new StandardNormal(stream);
      }
      steps++;
    }

    @Override
    void update(float[] theta, float[] g, float[][] memory, Target.Section section, double rate) {
      float[] m = memory[0];
      float[] v = memory[1];
      fillSquares(section);
      float beta1 = (float) moments.beta1();
      float fresh1 = (float) (1 - moments.beta1());
      float beta2 = (float) moments.beta2();
      float fresh2 = (float) (1 - moments.beta2());
      float outside = (float) epsilon;
      float rootScale = (float) moments.rootScale();
      float stepSize = (float) moments.stepSize(rate);
      float kept = (float) (1 - rate * weightDecay);
      for (int i = section.from(); i < section.to(); i++) {
        float mean = Underflow.cut(beta1 * m[i] + fresh1 * g[i]);
        float square = Underflow.cut(beta2 * v[i] + fresh2 * (float) squares[i]);
        float root = (float) Math.sqrt(square);
        m[i] = mean;
        v[i] = square;
        theta[i] = theta[i] * kept - stepSize * (mean / (root * rootScale + outside));
      }
      if (temperature > 0) {
        for (int i = section.from(); i < section.to(); i++) {
          theta[i] += (float) noise(v[i], rate);
        }
      }
    }

    @Override
    void update(
        double[] theta, double[] g, double[][] memory, Target.Section section, double rate) {
      double[] m = memory[0];
      double[] v = memory[1];
      fillSquares(section);
      double beta1 = moments.beta1();
      double beta2 = moments.beta2();
      double rootScale = moments.rootScale();
      double stepSize = moments.stepSize(rate);
      double kept = 1 - rate * weightDecay;
      for (int i = section.from(); i < section.to(); i++) {
        m[i] = beta1 * m[i] + (1 - beta1) * g[i];
        v[i] = beta2 * v[i] + (1 - beta2) * squares[i];
        double root = Math.sqrt(v[i]);
        theta[i] = theta[i] * kept - stepSize * (m[i] / (root * rootScale + epsilon));
      }
      if (temperature > 0) {
        for (int i = section.from(); i < section.to(); i++) {
          theta[i] += noise(v[i], rate);
        }
      }
    }

    /** The square of each parameter's gradient; of both parts of a complex one their sum. */
    private void fillSquares(Target.Section section) {
      for (int i = section.from(); i < section.to(); i++) {
        double g = target.gradient().get(i);
        squares[i] = g * g;
      }
      int end = Math.min(section.to(), target.paired());
      for (int i = section.from(); i < end; i += 2) {
        squares[i] += squares[i + 1];
        squares[i + 1] = squares[i];
      }
    }

    private double noise(double square, double rate) {
      double divisor = Math.sqrt(square) * moments.rootScale() + epsilon;
      return Math.sqrt(2 * temperature * rate) * normal.next() / (Math.sqrt(divisor) + GUARD);
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
