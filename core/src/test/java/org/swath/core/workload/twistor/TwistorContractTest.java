package org.swath.core.workload.twistor;

import static org.swath.core.workload.twistor.TwistorRuns.run;

import java.util.List;
import java.util.stream.Stream;
import org.swath.core.device.DeviceKernel;
import org.swath.core.parameter.ParameterValues;
import org.swath.core.workload.ContractCohort;
import org.swath.core.workload.WorkloadContract;

class TwistorContractTest extends WorkloadContract {

  @Override
  protected Stream<ContractCohort> cohorts() {
    return Stream.of(
        cohort(ConstraintForm.ABSOLUTE, false),
        cohort(ConstraintForm.SQUARED, true),
        cohort(ConstraintForm.LEARNED, true));
  }

  private static ContractCohort cohort(ConstraintForm form, boolean trainedEmbedding) {
    ParameterValues base =
        TwistorRuns.small()
            .with("constraint-form", form.label())
            .with("trained-embedding", trainedEmbedding);
    return new ContractCohort(
        "with the constraint %s, %s embedding"
            .formatted(form.label(), trainedEmbedding ? "trained" : "fixed"),
        TwistorRuns.WORKLOAD,
        TwistorRuns.data(60, 20, 0.9),
        DeviceKernel.PORTABLE,
        List.of(
            run(base, 0.01),
            run(base.with("constraint-weight", 0.0), 0.01),
            run(base.with("moebius-strength", 0.0), 0.001),
            run(base.with("evolution-rate", 0.3), 0.1)));
  }
}
