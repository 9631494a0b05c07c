package org.swath.core.workload.encoder;

import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.swath.core.device.DeviceKernel;
import org.swath.core.parameter.RunParameters;
import org.swath.core.workload.ContractCohort;
import org.swath.core.workload.WorkloadContract;

class EncoderContractTest extends WorkloadContract {

  /**
   * With 16 units a batch is a small matrix product to BLAS, with 256 it is not; vectors of 21 are
   * padded.
   */
  @Override
  protected Stream<ContractCohort> cohorts() {
    return Stream.of(
        cohort(DeviceKernel.PORTABLE, 16, 4),
        cohort(DeviceKernel.PORTABLE, 256, 3),
        cohort(DeviceKernel.VECTOR, 16, 3),
        cohort(DeviceKernel.VECTOR, 21, 4));
  }

  private static ContractCohort cohort(DeviceKernel kernel, long units, int lanes) {
    return new ContractCohort(
        "of %d units on the %s kernel".formatted(units, kernel.label()),
        new ImplicitEmEncoder(),
        EncoderRuns.sparseImages(66),
        kernel,
        IntStream.range(0, lanes).mapToObj(lane -> run(lane, units)).toList());
  }

  /** Different optimizers, rates and loss weights. */
  private static RunParameters run(int lane, long units) {
    double rate = 1e-4 * Math.pow(10, lane % 4);
    return EncoderRuns.run(lane % 2 == 0 ? "sgd" : "adam", rate, lane % 3 * 0.5, units, 64);
  }
}
