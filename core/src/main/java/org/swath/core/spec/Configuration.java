package org.swath.core.spec;

import java.util.Objects;
import org.swath.core.parameter.ParameterValues;
import org.swath.core.parameter.RunParameters;

/**
 * One choice of level for every factor, without the seed.
 *
 * @param levels by factor; a factor that does not apply, such as SGD's momentum under Adam, is
 *     absent
 * @param parameters what the choice means: every parameter, those that do not vary included
 */
public record Configuration(ParameterValues levels, RunParameters parameters) {

  public Configuration {
    Objects.requireNonNull(levels, "levels");
    Objects.requireNonNull(parameters, "parameters");
  }
}
