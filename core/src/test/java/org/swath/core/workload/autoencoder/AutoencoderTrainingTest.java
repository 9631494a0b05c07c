package org.swath.core.workload.autoencoder;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.swath.core.device.DeviceKernel;
import org.swath.core.train.Measurements;
import org.swath.core.train.Toolkit;
import org.swath.core.train.Trainer;
import org.swath.core.train.optimizer.Adam;

class AutoencoderTrainingTest {

  @Test
  void trainingLowersTheLossAndAHigherPriceTheActivations() {
    List<double[]> free = new ArrayList<>();
    List<double[]> priced = new ArrayList<>();
    new Trainer(Toolkit.of(List.of(new Adam())), System::nanoTime)
        .train(
            new SparseAutoencoder().prepare(AutoencoderRuns.images(257), DeviceKernel.VECTOR),
            List.of(
                AutoencoderRuns.run("adam", 0.01, 0, 16), AutoencoderRuns.run("adam", 0.01, 1, 16)),
            3,
            new Measurements(2, false, List.of()),
            (lane, epoch, metrics, seconds) -> (lane == 0 ? free : priced).add(metrics));

    assertThat(free.get(3)[0]).isLessThan(free.get(0)[0]);
    assertThat(priced.get(3)[0]).isLessThan(priced.get(0)[0]);
    assertThat(priced.get(3)[2]).as("sparsity").isLessThan(free.get(3)[2] / 2);
  }
}
