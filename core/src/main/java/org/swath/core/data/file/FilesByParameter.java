package org.swath.core.data.file;

import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.swath.core.parameter.ParameterValues;

/**
 * The files that a dataset's parameters name.
 *
 * @param parameters with locations that are absolute
 * @param hadoop how to reach them
 */
record FilesByParameter(ParameterValues parameters, Configuration hadoop) {

  /** The file that a parameter names; empty where it names none. */
  Optional<StoredFile> named(String parameter) {
    String location = parameters.text(parameter);
    return location.isEmpty() ? Optional.empty() : Optional.of(StoredFile.at(location, hadoop));
  }

  /** The file that a parameter which must name one names. */
  StoredFile required(String parameter) {
    return named(parameter).orElseThrow();
  }
}
