package org.swath.results;

import java.util.Map;
import java.util.TreeMap;

/**
 * Which run a row is about.
 *
 * @param runId the same for the same run on every machine, in every sweep
 * @param configurationId shared by the runs that differ only in their seed
 * @param factors the level of each factor, by column name: a String, Boolean, Long or Double; a
 *     factor that does not apply to this configuration is absent
 * @param seed as written in the spec
 */
public record RunIdentity(
    String runId, String configurationId, Map<String, Object> factors, long seed) {

  public RunIdentity {
    requireText("runId", runId);
    requireText("configurationId", configurationId);
    factors = Map.copyOf(factors);
  }

  static void requireText(String name, String text) {
    if (text.isBlank()) {
      throw new IllegalArgumentException(name + " must not be blank, but got \"" + text + "\"");
    }
  }

  @Override
  public String toString() {
    return "run %s (%s, seed %d)".formatted(runId, new TreeMap<>(factors), seed);
  }
}
