package org.swath.core.spec;

import java.util.Objects;
import java.util.Optional;
import org.swath.core.parameter.ParameterValues;

/**
 * What the training loop of every run has in common.
 *
 * @param parameters the training parameters that are the same for every run, defaults filled in;
 *     those that the grid or its optimizer blocks give are absent
 * @param optimizer the optimizer of every run; empty when the grid varies it
 */
public record TrainingChoice(ParameterValues parameters, Optional<OptimizerChoice> optimizer) {

  public TrainingChoice {
    Objects.requireNonNull(parameters, "parameters");
    Objects.requireNonNull(optimizer, "optimizer");
  }
}
