package org.swath.core.train.optimizer;

import java.util.List;
import org.swath.core.parameter.Domain;
import org.swath.core.parameter.Parameter;
import org.swath.core.parameter.ParameterValues;
import org.swath.core.state.StateReader;
import org.swath.core.state.StateWriter;

/**
 * The two decays of Adam and its kin, and how far the means that decay by them still are from
 * unbiased: as they begin at zero, after t steps they are short by the factors 1 - β₁ᵗ and 1 - β₂ᵗ.
 * In double precision. Not thread-safe.
 */
final class Moments {

  /** Saved name of the mean of the gradient. */
  static final String MEAN = "mean";

  /** Saved name of the mean of its square. */
  static final String MEAN_SQUARE = "mean-square";

  private static final String POWERS = "beta-powers";

  private final double beta1;
  private final double beta2;
  private double beta1Power = 1;
  private double beta2Power = 1;

  Moments(ParameterValues settings) {
    this.beta1 = settings.number("beta1");
    this.beta2 = settings.number("beta2");
  }

  static Parameter beta1Parameter() {
    return Parameter.number(
        "beta1", Domain.NumberRange.fraction(), 0.9, "Decay of the mean of the gradient");
  }

  static Parameter beta2Parameter(double defaultValue) {
    return Parameter.number(
        "beta2", Domain.NumberRange.fraction(), defaultValue, "Decay of the mean of its square");
  }

  /** The parameters of Adam, to which its kin add. */
  static List<Parameter> parameters() {
    return List.of(
        beta1Parameter(), beta2Parameter(0.999), Epsilon.value(1e-8), Epsilon.insideRoot());
  }

  /** β₁. */
  double beta1() {
    return beta1;
  }

  /** β₂. */
  double beta2() {
    return beta2;
  }

  /** Counts a step. */
  void advance() {
    beta1Power *= beta1;
    beta2Power *= beta2;
  }

  void save(StateWriter state) {
    state.doubles(POWERS, beta1Power, beta2Power);
  }

  void restore(StateReader state) {
    double[] powers = new double[2];
    state.doubles(POWERS, powers);
    beta1Power = powers[0];
    beta2Power = powers[1];
  }

  /** η / (1 - β₁ᵗ): the step along the uncorrected mean. */
  double stepSize(double learningRate) {
    return learningRate / (1 - beta1Power);
  }

  /** 1 - β₂ᵗ. */
  double squareCorrection() {
    return 1 - beta2Power;
  }

  /** 1 / √(1 - β₂ᵗ): what the root of the uncorrected mean square is multiplied by. */
  double rootScale() {
    return 1 / Math.sqrt(1 - beta2Power);
  }
}
