package org.swath.core.parameter;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Something a spec can choose by name, with the parameters it takes: a workload, a dataset, an
 * optimizer, what stands for another part of training, or a monitor.
 *
 * @param name dashed lower-case name
 * @param version semantic version: raised whenever the same parameters would give other results, so
 *     that run ids change with it
 * @param description one line
 * @param parameters in the order they are documented; names are unique
 */
public record Component(String name, int version, String description, List<Parameter> parameters) {

  public Component {
    parameters = List.copyOf(parameters);
    Set<String> seen = new HashSet<>();
    for (Parameter parameter : parameters) {
      if (!seen.add(parameter.name())) {
        throw new IllegalArgumentException(
            "Parameter names of " + name + " must be unique, but got " + parameter.name());
      }
    }
    if (version < 1) {
      throw new IllegalArgumentException("version >= 1 must hold, but got " + version);
    }
  }

  public Optional<Parameter> parameter(String parameterName) {
    return parameters.stream().filter(p -> p.name().equals(parameterName)).findFirst();
  }
}
