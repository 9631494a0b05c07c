package org.swath.core.parameter;

import java.util.List;

/**
 * A workload as a spec sees it: its parameters and the metrics it reports.
 *
 * @param component name, version and parameters
 * @param epochMetrics names of the metrics it reports every epoch beside {@code loss} and {@code
 *     seconds}, dashed, in column order
 * @param runMetrics names of the metrics it reports once, of the trained model, dashed, in column
 *     order
 */
public record WorkloadComponent(
    Component component, List<String> epochMetrics, List<String> runMetrics) {

  public WorkloadComponent {
    epochMetrics = List.copyOf(epochMetrics);
    runMetrics = List.copyOf(runMetrics);
  }
}
