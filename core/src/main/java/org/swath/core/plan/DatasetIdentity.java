package org.swath.core.plan;

import java.util.Objects;
import org.swath.core.parameter.ParameterValues;

/**
 * Which data a sweep trains on.
 *
 * @param name in the catalogue
 * @param version at least one
 * @param parameters all of the dataset's parameters
 * @param fingerprint digest of the content those parameters select
 */
public record DatasetIdentity(
    String name, int version, ParameterValues parameters, String fingerprint) {

  public DatasetIdentity {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(parameters, "parameters");
    if (version < 1) {
      throw new IllegalArgumentException("version >= 1 must hold, but got " + version);
    }
    if (fingerprint.isBlank()) {
      throw new IllegalArgumentException("fingerprint must be given, but got nothing");
    }
  }
}
