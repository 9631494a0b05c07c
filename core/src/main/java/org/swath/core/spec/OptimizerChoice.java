package org.swath.core.spec;

import java.util.Objects;
import org.swath.core.parameter.ParameterValues;

/**
 * An optimizer with a value for each of its parameters.
 *
 * @param name its name in the catalogue
 * @param parameters all its own parameters, defaults filled in
 */
public record OptimizerChoice(String name, ParameterValues parameters) {

  public OptimizerChoice {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(parameters, "parameters");
  }
}
