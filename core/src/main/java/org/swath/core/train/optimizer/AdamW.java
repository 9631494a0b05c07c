package org.swath.core.train.optimizer;

import java.util.List;
import org.swath.core.parameter.Component;
import org.swath.core.parameter.ParameterValues;

/**
 * Adam with decoupled weight decay (Loshchilov and Hutter 2019, Algorithm 2, without its schedule
 * multiplier) as PyTorch defines it: θ ← (1 - η λ) θ, then the step of {@link Adam} with the
 * gradient as it is. λ is multiplied by the rate of the step and section, so it follows a schedule.
 *
 * <p>In single precision 1 - η λ is computed in double and rounded once.
 */
public final class AdamW implements Optimizer.Rule {

  private static final Component COMPONENT =
      new Component(
          "adamw",
          1,
          "Adam with weight decay beside the gradient",
          List.of(
              Moments.beta1Parameter(),
              Moments.beta2Parameter(0.999),
              Epsilon.value(1e-8),
              Epsilon.insideRoot(),
              WeightDecay.parameter(0.01)));

  @Override
  public Component component() {
    return COMPONENT;
  }

  @Override
  public Optimizer open(ParameterValues settings, Target target) {
    return new Adam.Steps(settings, WeightDecay.of(settings), target);
  }
}
