package org.swath.core.spec;

import java.util.Collections;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.swath.core.parameter.ComponentChoice;
import org.swath.core.parameter.ParameterValues;

/**
 * What the training loop of every run has in common.
 *
 * @param parameters the training parameters that are the same for every run, defaults filled in;
 *     those that the grid or its optimizer blocks give are absent
 * @param components what every run has for a part of training, by the part's name. The optimizer is
 *     absent when the grid varies it; another part when the grid does, and at its standard
 *     component
 */
public record TrainingChoice(
    ParameterValues parameters, SortedMap<String, ComponentChoice> components) {

  public TrainingChoice {
    Objects.requireNonNull(parameters, "parameters");
    components = Collections.unmodifiableSortedMap(new TreeMap<>(components));
  }

  /** The optimizer of every run; empty when the grid varies it. */
  public Optional<ComponentChoice> optimizer() {
    return Optional.ofNullable(components.get(ComponentLevels.OPTIMIZER));
  }
}
