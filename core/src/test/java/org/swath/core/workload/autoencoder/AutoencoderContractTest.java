package org.swath.core.workload.autoencoder;

import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.swath.core.device.DeviceKernel;
import org.swath.core.parameter.RunParameters;
import org.swath.core.workload.ContractCohort;
import org.swath.core.workload.WorkloadContract;

class AutoencoderContractTest extends WorkloadContract {

  /** With 16 units a batch is a small matrix product to BLAS, with 256 it is not. */
  @Override
  protected Stream<ContractCohort> cohorts() {
    return Stream.of(cohort(16, 4), cohort(256, 3));
  }

  /** The last batch holds one image. */
  private static ContractCohort cohort(long units, int lanes) {
    return new ContractCohort(
        "of %d units".formatted(units),
        new SparseAutoencoder(),
        AutoencoderRuns.images(65),
        DeviceKernel.VECTOR,
        IntStream.range(0, lanes).mapToObj(lane -> run(lane, units)).toList());
  }

  /** Different optimizers, rates and weights. */
  private static RunParameters run(int lane, long units) {
    double rate = 1e-3 * Math.pow(10, lane % 3);
    return AutoencoderRuns.run(lane % 2 == 0 ? "sgd" : "adam", rate, lane % 4 * 0.01, units);
  }
}
