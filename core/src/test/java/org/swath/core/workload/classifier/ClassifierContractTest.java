package org.swath.core.workload.classifier;

import java.util.List;
import java.util.stream.Stream;
import org.swath.core.data.Dataset;
import org.swath.core.device.DeviceKernel;
import org.swath.core.workload.ContractCohort;
import org.swath.core.workload.WorkloadContract;
import org.swath.core.workload.classifier.ClassifierRuns.Kind;

class ClassifierContractTest extends WorkloadContract {

  @Override
  protected Stream<ContractCohort> cohorts() {
    Dataset images = ClassifierRuns.images(300, 40);
    return Stream.of(Kind.values())
        .flatMap(
            kind ->
                Stream.of(
                    cohort(kind, "single", "on images in single precision", images),
                    cohort(kind, "double", "on images in double precision", images),
                    cohort(kind, "single", "on numbers", ClassifierRuns.numbers(images))));
  }

  private static ContractCohort cohort(Kind kind, String precision, String name, Dataset data) {
    return new ContractCohort(
        name,
        kind.workload(),
        data,
        DeviceKernel.PORTABLE,
        List.of(
            kind.run("sgd", 0.1, 0, precision),
            kind.run("adam", 0.01, 0, precision),
            kind.run("sgd", 0.01, 0.9, precision),
            kind.run("adam", 0.1, 0, precision)));
  }
}
