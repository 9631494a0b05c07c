package org.swath.core.workload.cayley;

import static org.swath.core.workload.cayley.CayleyRuns.run;
import static org.swath.core.workload.cayley.CayleyRuns.small;

import java.util.List;
import java.util.stream.Stream;
import org.swath.core.device.DeviceKernel;
import org.swath.core.parameter.ParameterValues;
import org.swath.core.workload.ContractCohort;
import org.swath.core.workload.WorkloadContract;

class CayleyContractTest extends WorkloadContract {

  /** Solves that begin with zeros and with what was found before, rough and to the last digit. */
  @Override
  protected Stream<ContractCohort> cohorts() {
    ParameterValues remembering = small().with("solver-start", "previous");
    return Stream.of(
        new ContractCohort(
            "with solves of every kind",
            CayleyRuns.WORKLOAD,
            CayleyRuns.data(154, 20),
            DeviceKernel.PORTABLE,
            List.of(
                run(small(), 0.01),
                run(remembering.with("solver-tolerance", 0.1), 0.01),
                run(small().with("loss-form", "origin").with("unitary-lambda", 0.1), 0.01),
                run(remembering.with("cayley-step", 1.0).with("lazy-tolerance", 0.9), 0.03),
                run(small().with("solver-iterations", 2L).with("cayley-step", 2.0), 0.003),
                run(small().with("phase-gain", 0.3), 0.003))));
  }
}
