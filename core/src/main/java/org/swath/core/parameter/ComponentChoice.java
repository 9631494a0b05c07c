package org.swath.core.parameter;

import java.io.Serializable;
import java.util.Objects;

/**
 * A component that was chosen, with a value for each of its parameters.
 *
 * @param name its name in the catalogue
 * @param parameters all its own parameters, defaults filled in
 */
public record ComponentChoice(String name, ParameterValues parameters) implements Serializable {

  public ComponentChoice {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(parameters, "parameters");
  }
}
