package org.swath.core.workload.quadratic;

import static org.swath.core.workload.quadratic.QuadraticRuns.run;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.swath.core.data.ExamplesSource;
import org.swath.core.device.DeviceKernel;
import org.swath.core.parameter.ParameterValues;
import org.swath.core.workload.ContractCohort;
import org.swath.core.workload.WorkloadContract;

class QuadraticContractTest extends WorkloadContract {

  /** With and without noise, from random starts: that at ones is of no seed. */
  @Override
  protected Stream<ContractCohort> cohorts() {
    ParameterValues quiet = QuadraticRuns.form(5, 10).with("start", "random");
    ParameterValues noisy = quiet.with("condition-number", 30.0).with("gradient-noise", 0.7);
    return Stream.of(
        new ContractCohort(
            "in five dimensions",
            new Quadratic(),
            new ExamplesSource().load(ParameterValues.of(Map.of("count", 10L)), Optional.empty()),
            DeviceKernel.PORTABLE,
            List.of(
                run(quiet, 6, 4, 0.1, 0),
                run(noisy, 6, 4, 0.1, 0.9),
                run(noisy.with("gradient-noise", 0.1), 6, 4, 0.2, 0),
                run(quiet.with("largest-curvature", 3.0), 6, 4, 0.1, 0.5))));
  }
}
