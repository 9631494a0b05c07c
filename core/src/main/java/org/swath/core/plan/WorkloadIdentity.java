package org.swath.core.plan;

import java.util.Objects;

/**
 * Which workload a sweep trains.
 *
 * @param name in the catalogue
 * @param version at least one; raised whenever the same parameters would give other results
 */
public record WorkloadIdentity(String name, int version) {

  public WorkloadIdentity {
    Objects.requireNonNull(name, "name");
    if (version < 1) {
      throw new IllegalArgumentException("version >= 1 must hold, but got " + version);
    }
  }
}
