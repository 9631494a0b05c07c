package org.swath.core.workload;

import org.swath.core.data.Dataset;
import org.swath.core.parameter.WorkloadComponent;

/** A kind of model that a spec can name: its parameters, its metrics, and how to make it. */
public interface Workload {

  /** Name, version, parameters and metrics. */
  WorkloadComponent component();

  /**
   * Brings a dataset into the form this workload trains on. Costly, and done once per executor: the
   * result is shared by all cohorts of a sweep there, by several threads at once.
   */
  PreparedWorkload prepare(Dataset dataset);
}
