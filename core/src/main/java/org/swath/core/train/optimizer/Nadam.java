package org.swath.core.train.optimizer;

import java.util.List;
import org.swath.core.parameter.Component;
import org.swath.core.parameter.Domain;
import org.swath.core.parameter.Parameter;
import org.swath.core.parameter.ParameterValues;
import org.swath.core.state.StateReader;
import org.swath.core.state.StateWriter;

/**
 * NAdam: {@link Adam} with Nesterov's momentum (Dozat 2016, Algorithm 2 and the schedule of its
 * appendix) as PyTorch defines it. With m and v as in Adam, at step t = 1, 2, …
 *
 * <pre>
 *   μ(t) = β₁ (1 - ½ · 0.96^(t ψ))          P(t) = μ(1) ⋯ μ(t)
 *   θ ← θ - η ((1 - μ(t)) / (1 - P(t)) · g + μ(t+1) / (1 - Q) · m) / (√v / √(1 - β₂ᵗ) + ε)
 * </pre>
 *
 * where ψ is {@code momentum-decay}. Q is what {@code nadam-definition} says:
 *
 * <ul>
 *   <li>{@code pytorch-1}: P(t) μ(t) μ(t+1), and products are rounded to single precision, as
 *       PyTorch has it up to 1.13: there μ(t) counts twice;
 *   <li>{@code pytorch-2}: P(t+1), as in the paper and in PyTorch since 2.0.
 * </ul>
 *
 * They differ in the first steps, by up to an eighth of the part along m. With {@code
 * epsilon-inside-root} the divisor is √(v / (1 - β₂ᵗ) + ε). Single precision as in Adam.
 */
public final class Nadam implements Optimizer.Rule {

  private static final String MOMENTUM_DECAY = "momentum-decay";
  private static final String DEFINITION = "nadam-definition";
  private static final String PYTORCH_1 = "pytorch-1";
  private static final String PYTORCH_2 = "pytorch-2";

  private static final Component COMPONENT =
      new Component(
          "nadam",
          2,
          "Adam with Nesterov's momentum",
          List.of(
              Moments.beta1Parameter(),
              Moments.beta2Parameter(0.999),
              Epsilon.value(1e-8),
              Epsilon.insideRoot(),
              Parameter.number(
                  MOMENTUM_DECAY,
                  Domain.NumberRange.nonNegative(),
                  0.004,
                  "How fast the momentum grows from half of beta1 to beta1"),
              Parameter.choice(
                  DEFINITION,
                  List.of(PYTORCH_1, PYTORCH_2),
                  PYTORCH_1,
                  "Whose product of momenta corrects the mean of the gradient")));

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
    private final double momentumDecay;
    private final boolean momentumTwice;
    private long steps;
    private double product = 1;
    private double gradientShare;
    private double meanShare;

    Steps(ParameterValues settings, Target target) {
      super(target, Moments.MEAN, Moments.MEAN_SQUARE);
      this.moments = new Moments(settings);
      this.epsilon = Epsilon.of(settings);
      this.momentumDecay = settings.number(MOMENTUM_DECAY);
      this.momentumTwice = settings.text(DEFINITION).equals(PYTORCH_1);
    }

    @Override
    void begin(double learningRate) {
      moments.advance();
      steps++;
      double momentum = momentum(steps);
      double nextMomentum = momentum(steps + 1);
      double nextProduct;
      if (momentumTwice) {
        product = (float) product * (float) momentum;
        nextProduct = (float) product * (float) momentum * (float) nextMomentum;
      } else {
        product *= momentum;
        nextProduct = product * nextMomentum;
      }
      gradientShare = (1 - momentum) / (1 - product);
      meanShare = nextMomentum / (1 - nextProduct);
    }

    private double momentum(long step) {
      return moments.beta1() * (1 - 0.5 * StrictMath.pow(0.96, step * momentumDecay));
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
      float alongGradient = (float) (rate * gradientShare);
      float alongMean = (float) (rate * meanShare);
      for (int i = section.from(); i < section.to(); i++) {
        float mean = Underflow.cut(beta1 * m[i] + fresh1 * g[i]);
        float square = Underflow.cut(beta2 * v[i] + fresh2 * g[i] * g[i]);
        float root = (float) Math.sqrt(square + inside);
        m[i] = mean;
        v[i] = square;
        float direction = alongGradient * g[i] + alongMean * Underflow.cutDirection(mean);
        theta[i] -= direction / (root * rootScale + outside);
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
      double alongGradient = rate * gradientShare;
      double alongMean = rate * meanShare;
      for (int i = section.from(); i < section.to(); i++) {
        m[i] = beta1 * m[i] + (1 - beta1) * g[i];
        v[i] = beta2 * v[i] + (1 - beta2) * g[i] * g[i];
        double root = Math.sqrt(v[i] + inside);
        theta[i] -= (alongGradient * g[i] + alongMean * m[i]) / (root * rootScale + outside);
      }
    }

    @Override
    void saveCounts(StateWriter state) {
      moments.save(state);
      state.longs("steps", steps);
      state.doubles("momentum-product", product);
    }

    @Override
    void restoreCounts(StateReader state) {
      moments.restore(state);
      steps = state.count("steps");
      product = state.number("momentum-product");
    }
  }
}
