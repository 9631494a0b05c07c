package org.swath.core.parameter;

import java.util.List;

/**
 * A monitor as a spec sees it: something that looks at a run's training every epoch and changes
 * nothing of it.
 *
 * @param component name, version and parameters
 * @param epochMetrics names of the metrics it reports every epoch, dashed, in column order; at
 *     least one
 */
public record MonitorComponent(Component component, List<String> epochMetrics) {

  public MonitorComponent {
    epochMetrics = List.copyOf(epochMetrics);
    if (epochMetrics.isEmpty()) {
      throw new IllegalArgumentException(
          "A monitor must report a metric, but " + component.name() + " reports none");
    }
  }
}
