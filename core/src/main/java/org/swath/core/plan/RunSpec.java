package org.swath.core.plan;

import java.io.Serializable;
import java.util.Objects;
import org.swath.core.parameter.ParameterValues;
import org.swath.core.parameter.RunParameters;

/**
 * One configuration at one seed: all that an executor needs to know of it.
 *
 * @param runId names the run by what it is: 16 hexadecimal digits
 * @param configurationId the same, without the seed
 * @param levels by factor; a factor that does not apply is absent
 * @param seed where all its randomness starts; runs with the same seed see the same initial weights
 *     and the same batches
 * @param parameters every parameter, those that do not vary included
 */
public record RunSpec(
    String runId,
    String configurationId,
    ParameterValues levels,
    long seed,
    RunParameters parameters)
    implements Serializable {

  public RunSpec {
    Identity.requireId("runId", runId);
    Identity.requireId("configurationId", configurationId);
    Objects.requireNonNull(levels, "levels");
    Objects.requireNonNull(parameters, "parameters");
  }
}
