package org.swath.core.workload.ternary;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.swath.core.device.DeviceKernel;
import org.swath.core.parameter.RunParameters;
import org.swath.core.workload.ContractCohort;
import org.swath.core.workload.WorkloadContract;

class TernaryContractTest extends WorkloadContract {

  @Override
  protected Stream<ContractCohort> cohorts() {
    return Stream.of(
        new ContractCohort(
            "through all phases",
            new TernaryDualVae(),
            TernaryRuns.operations(90, 20),
            DeviceKernel.VECTOR,
            runs()));
  }

  /** In and out of balance, with and without each controller. */
  private static List<RunParameters> runs() {
    return List.of(
        TernaryRuns.run(7, 0.003, Map.of()),
        TernaryRuns.run(
            7,
            0.001,
            Map.of(
                Settings.STATE_NET,
                false,
                Settings.FREE_BITS,
                0.5,
                Settings.BETA_WARM_UP,
                3L,
                Settings.COVERAGE_DRAWS,
                300L)),
        TernaryRuns.run(
            7, 0.002, Map.of(Settings.GRADIENT_BALANCE, false, Settings.REPULSION_WEIGHT, 1.0)));
  }
}
