package org.swath.core.spec;

import java.util.Objects;
import org.swath.core.parameter.ParameterValues;

/**
 * The workload a sweep trains.
 *
 * @param name its name in the catalogue
 * @param parameters the parameters that are the same for every run, defaults filled in; those that
 *     the grid varies are absent
 */
public record WorkloadChoice(String name, ParameterValues parameters) {

  public WorkloadChoice {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(parameters, "parameters");
  }
}
