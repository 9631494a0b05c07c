package org.swath.jobs.executor;

import java.io.Serializable;
import java.util.Optional;
import org.swath.core.data.Dataset;
import org.swath.core.data.Datasets;
import org.swath.core.parameter.ParameterValues;

/**
 * Which data to load, without the data.
 *
 * @param name the dataset's name
 * @param parameters all its parameters
 * @param locationOrEmpty where the user says it lies; empty text when nowhere in particular
 */
public record DataReference(String name, ParameterValues parameters, String locationOrEmpty)
    implements Serializable {

  public Dataset load(Datasets datasets) {
    Optional<String> location = Optional.of(locationOrEmpty).filter(text -> !text.isEmpty());
    return datasets.named(name).load(parameters, location);
  }
}
