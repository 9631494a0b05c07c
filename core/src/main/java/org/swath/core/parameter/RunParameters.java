package org.swath.core.parameter;

import java.io.Serializable;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Every parameter of one run, defaults filled in: what its configuration means.
 *
 * @param workload the workload's parameters
 * @param training the training loop's parameters ({@code epochs}, {@code batch-size}, {@code
 *     learning-rate})
 * @param optimizer the optimizer's name
 * @param optimizerParameters the optimizer's own parameters
 * @param parts by the {@linkplain Part part's} name, those that are not at their standard component
 */
public record RunParameters(
    ParameterValues workload,
    ParameterValues training,
    String optimizer,
    ParameterValues optimizerParameters,
    SortedMap<String, ComponentChoice> parts)
    implements Serializable {

  public RunParameters {
    parts = Collections.unmodifiableSortedMap(new TreeMap<>(parts));
  }

  /** A run with every part at its standard component. */
  public RunParameters(
      ParameterValues workload,
      ParameterValues training,
      String optimizer,
      ParameterValues optimizerParameters) {
    this(workload, training, optimizer, optimizerParameters, new TreeMap<>());
  }

  /** What is chosen for a part; empty when it is the standard component. */
  public Optional<ComponentChoice> part(String name) {
    return Optional.ofNullable(parts.get(name));
  }
}
