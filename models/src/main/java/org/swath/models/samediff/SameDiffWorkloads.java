package org.swath.models.samediff;

import java.util.List;
import org.swath.core.workload.Workload;
import org.swath.core.workload.WorkloadProvider;
import org.swath.models.ModelWorkload;

/** The workloads whose model is a saved graph of SameDiff. */
public final class SameDiffWorkloads implements WorkloadProvider {

  @Override
  public List<Workload> workloads() {
    return ModelWorkload.of(new SameDiffFormat());
  }
}
