package org.swath.models.dl4j;

import java.util.List;
import org.swath.core.workload.Workload;
import org.swath.core.workload.WorkloadProvider;
import org.swath.models.ModelWorkload;

/** The workloads whose model is a configuration of Deeplearning4j. */
public final class Dl4jWorkloads implements WorkloadProvider {

  @Override
  public List<Workload> workloads() {
    return ModelWorkload.of(new Dl4jFormat());
  }
}
