package org.swath.results;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the footer of a Swath file says beside its Parquet schema.
 *
 * @param factors names of the factor columns
 * @param metrics names of the workload's metric columns
 */
record FileDescription(List<String> factors, List<String> metrics) {

  /** Every key of ours begins like this. */
  static final String KEY_PREFIX = "swath.";

  private static final String VERSION_KEY = "swath.format.version";
  private static final String FACTORS_KEY = "swath.factors";
  private static final String METRICS_KEY = "swath.metrics";

  Map<String, String> footer() {
    Map<String, String> footer = new LinkedHashMap<>();
    footer.put(VERSION_KEY, Integer.toString(ResultsSchema.FORMAT_VERSION));
    footer.put(FACTORS_KEY, String.join(",", factors));
    footer.put(METRICS_KEY, String.join(",", metrics));
    return footer;
  }

  /**
   * Reads the description of {@code file}.
   *
   * @throws ResultsException when the file is not Swath's, or of a newer format
   */
  static FileDescription of(Map<String, String> footer, Object file) {
    String version = footer.get(VERSION_KEY);
    if (version == null || !version.matches("[1-9][0-9]{0,8}")) {
      throw new ResultsException(
          ("A results file must carry %s, a positive number, in its footer, but %s"
                  + " carries %s; move files that Swath did not write out of the results folder")
              .formatted(VERSION_KEY, file, version));
    }
    if (Integer.parseInt(version) > ResultsSchema.FORMAT_VERSION) {
      throw new ResultsException(
          ("This Swath reads results of format %d and older, but %s has format %s; read"
                  + " it with the Swath version that wrote it, or a newer one")
              .formatted(ResultsSchema.FORMAT_VERSION, file, version));
    }
    return new FileDescription(names(footer, FACTORS_KEY), names(footer, METRICS_KEY));
  }

  private static List<String> names(Map<String, String> footer, String key) {
    String joined = footer.getOrDefault(key, "");
    return joined.isEmpty() ? List.of() : Arrays.asList(joined.split(",", -1));
  }
}
