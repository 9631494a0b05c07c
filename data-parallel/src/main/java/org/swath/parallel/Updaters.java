package org.swath.parallel;

import org.nd4j.linalg.learning.config.AMSGrad;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.config.Nesterovs;
import org.nd4j.linalg.learning.config.Sgd;
import org.swath.core.parameter.ParameterValues;
import org.swath.core.parameter.RunParameters;

/** Swath's optimizers as Deeplearning4j has them. */
final class Updaters {

  private Updaters() {}

  /**
   * The rule of a run.
   *
   * @throws IllegalArgumentException when the library has no rule of that definition
   */
  static IUpdater of(RunParameters run, double rate) {
    ParameterValues own = run.optimizerParameters();
    return switch (run.optimizer()) {
      case "sgd" -> new Sgd(rate);
      case "nesterov" -> new Nesterovs(rate, own.number("momentum"));
      case "adam" ->
          new Adam(rate, own.number("beta1"), own.number("beta2"), own.number("epsilon"));
      case "amsgrad" ->
          new AMSGrad(rate, own.number("beta1"), own.number("beta2"), own.number("epsilon"));
      default ->
          throw new IllegalArgumentException(
              "Deeplearning4j must have the optimizer, but has no " + run.optimizer());
    };
  }
}
