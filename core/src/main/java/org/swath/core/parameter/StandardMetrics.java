package org.swath.core.parameter;

import java.util.List;

/**
 * Metrics that training itself reports, whatever the workload.
 *
 * @param ofEpoch of every run and epoch, dashed, in column order
 * @param ofValidation of every epoch where the workload holds examples out
 * @param ofBestValidation of every run where it does, once
 */
public record StandardMetrics(
    List<String> ofEpoch, List<String> ofValidation, List<String> ofBestValidation) {

  public StandardMetrics {
    ofEpoch = List.copyOf(ofEpoch);
    ofValidation = List.copyOf(ofValidation);
    ofBestValidation = List.copyOf(ofBestValidation);
  }

  /** Training that reports nothing of its own. */
  public static StandardMetrics none() {
    return new StandardMetrics(List.of(), List.of(), List.of());
  }
}
