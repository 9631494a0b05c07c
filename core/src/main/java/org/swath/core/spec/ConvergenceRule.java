package org.swath.core.spec;

import java.util.Objects;
import org.swath.core.converge.ConvergenceCriterion;
import org.swath.core.parameter.ParameterValues;

/**
 * When a curve counts as converged.
 *
 * @param kind the name of a kind of criterion, {@code absolute-change}
 * @param parameters all its parameters, defaults filled in
 */
public record ConvergenceRule(String kind, ParameterValues parameters) {

  public ConvergenceRule {
    Objects.requireNonNull(parameters, "parameters");
    CriterionKind known = CriterionKind.named(kind);
    if (!parameters.values().keySet().equals(known.parameters().keySet())) {
      throw new IllegalArgumentException(
          "%s must have a value for each of %s and no other, but got %s"
              .formatted(kind, known.parameters().keySet(), parameters.values()));
    }
  }

  /** What the rule means: the function that answers for a curve. */
  public ConvergenceCriterion criterion() {
    return CriterionKind.named(kind).criterion(parameters);
  }

  /** The rule in words, as in "loss changes by less than 1 in each of 5 epochs in a row". */
  public String inWords(String metric) {
    return criterion().inWords(metric);
  }
}
