package org.swath.models.keras;

import java.util.List;
import org.swath.core.workload.Workload;
import org.swath.core.workload.WorkloadProvider;
import org.swath.models.ModelWorkload;

/** The workloads whose model is a file of Keras. */
public final class KerasWorkloads implements WorkloadProvider {

  @Override
  public List<Workload> workloads() {
    return ModelWorkload.of(new KerasFormat());
  }
}
