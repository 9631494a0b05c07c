package org.swath.core.spec;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A sweep and the reduced forms of itself that its spec describes.
 *
 * @param full the sweep
 * @param scales the reduced forms by the name of the scale, in the order written; no two of all
 *     these sweeps have one name
 */
public record SweepScales(SweepSpec full, Map<String, SweepSpec> scales) {

  public SweepScales {
    Objects.requireNonNull(full, "full");
    scales = Collections.unmodifiableMap(new LinkedHashMap<>(scales));
  }

  /** The reduced form called {@code name}, if there is one. */
  public Optional<SweepSpec> scale(String name) {
    return Optional.ofNullable(scales.get(name));
  }

  /** The reduced form whose sweep is called {@code sweepName}; the full sweep when none is. */
  public SweepSpec ofSweep(String sweepName) {
    return scales.values().stream()
        .filter(spec -> spec.name().equals(sweepName))
        .findFirst()
        .orElse(full);
  }
}
