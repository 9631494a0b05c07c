package org.swath.core.parameter;

import java.util.List;

/**
 * A measurement of every epoch that a spec asks for by name.
 *
 * @param component name, version and parameters
 * @param epochMetrics names of what it measures, dashed, in column order
 */
public record MonitorComponent(Component component, List<String> epochMetrics) {

  public MonitorComponent {
    epochMetrics = List.copyOf(epochMetrics);
  }
}
