package org.swath.core.spec;

import java.util.Objects;
import org.swath.core.parameter.ParameterValues;

/**
 * The dataset every run of a sweep trains on.
 *
 * @param name its name in the catalogue
 * @param parameters all its parameters, defaults filled in
 */
public record DataChoice(String name, ParameterValues parameters) {

  public DataChoice {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(parameters, "parameters");
  }
}
