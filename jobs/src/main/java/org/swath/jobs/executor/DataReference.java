package org.swath.jobs.executor;

import java.io.Serializable;
import java.util.Optional;
import org.swath.core.data.DataException;
import org.swath.core.data.Dataset;
import org.swath.core.data.DatasetSource;
import org.swath.core.data.Datasets;
import org.swath.core.parameter.ParameterValues;

/**
 * Which data to load, without the data.
 *
 * @param name the dataset's name
 * @param parameters all its parameters, with absolute locations of files
 * @param locationOrEmpty where the user says it lies; empty text when nowhere in particular
 * @param fingerprint of what was planned with
 */
public record DataReference(
    String name, ParameterValues parameters, String locationOrEmpty, String fingerprint)
    implements Serializable {

  /**
   * Loads the data.
   *
   * @throws DataException when it cannot be had, or is not what was planned with
   */
  public Dataset load(Datasets datasets) {
    DatasetSource source = datasets.named(name);
    String found = source.fingerprint(parameters);
    if (!found.equals(fingerprint)) {
      throw new DataException(
          "The data %s must be what the sweep was planned with (fingerprint %s), but is something else here (%s). Files must be the same on every machine, and not change while a sweep is trained."
              .formatted(name, fingerprint, found));
    }
    Optional<String> location = Optional.of(locationOrEmpty).filter(text -> !text.isEmpty());
    return source.load(parameters, location);
  }
}
