package org.swath.core.workload.encoder;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.swath.core.device.DeviceKernel;
import org.swath.core.device.HostVector;
import org.swath.core.parameter.ParameterValues;
import org.swath.core.parameter.RunParameters;
import org.swath.core.random.RandomStreams;
import org.swath.core.train.RunOutcome;
import org.swath.core.train.Toolkit;
import org.swath.core.train.Trainer;
import org.swath.core.train.optimizer.Adam;
import org.swath.core.train.optimizer.Sgd;
import org.swath.core.workload.CohortModel;
import org.swath.core.workload.PreparedWorkload;

/** Which lane a run sits in, and beside whom, must not change a bit of its results. */
class EncoderLanesTest {

  /** With 16 units a batch is a small matrix product to BLAS, with 256 it is not. */
  @ParameterizedTest
  @CsvSource({
    "PORTABLE, 16, 8",
    "PORTABLE, 256, 3",
    "VECTOR, 16, 24",
    "VECTOR, 21, 8",
    "VECTOR, 64, 24"
  })
  void aRunHasTheSameBitsAloneAndInAnyLane(DeviceKernel kernel, long units, int lanes) {
    List<RunParameters> runs = runs(lanes, units);
    PreparedWorkload workload = workload(kernel);
    List<Trained> together = train(workload, runs);
    List<Trained> reversed = train(workload, reversed(runs));
    for (int lane = 0; lane < lanes; lane++) {
      Trained alone = train(workload, List.of(runs.get(lane))).get(0);
      assertThat(together.get(lane)).as("run %d of %d", lane, lanes).isEqualTo(alone);
      assertThat(reversed.get(lanes - 1 - lane)).isEqualTo(alone);
    }
  }

  @ParameterizedTest
  @EnumSource(DeviceKernel.class)
  void trainingTwiceGivesTheSameBits(DeviceKernel kernel) {
    List<RunParameters> run = List.of(EncoderRuns.run("adam", 0.01, 1));
    assertThat(train(workload(kernel), run)).isEqualTo(train(workload(kernel), run));
  }

  @ParameterizedTest
  @EnumSource(DeviceKernel.class)
  void configurationsAtTheSameSeedStartFromTheSameWeightsAndBatches(DeviceKernel kernel) {
    // Before its first update a run's loss depends on initial weights and first batch alone.
    List<RunParameters> runs = List.of(oneBatch("sgd", 0.01), oneBatch("adam", 0.1));
    List<Trained> trained = train(workload(kernel), runs);
    assertThat(trained.get(0).metrics().get(0)).isEqualTo(trained.get(1).metrics().get(0));
  }

  @ParameterizedTest
  @EnumSource(DeviceKernel.class)
  void aRateThatExplodesDivergesAloneAndItsNeighboursKeepTheirBits(DeviceKernel kernel) {
    RunParameters explosive = EncoderRuns.run("sgd", 1e38, 1);
    RunParameters steady = EncoderRuns.run("sgd", 0.01, 1);
    RunParameters other = EncoderRuns.run("adam", 0.01, 1);
    PreparedWorkload workload = workload(kernel);
    List<Trained> beside = train(workload, List.of(steady, explosive, other));
    assertThat(beside.get(0)).isEqualTo(train(workload, List.of(steady)).get(0));
    assertThat(beside.get(2)).isEqualTo(train(workload, List.of(other)).get(0));
    assertThat(beside.get(1).metrics())
        .as("diverged, so no metrics at the end")
        .hasSizeLessThan(beside.get(0).metrics().size());
  }

  /**
   * What is left of a run.
   *
   * @param metrics those of every epoch, then its run metrics
   * @param weights at the end
   */
  private record Trained(List<Double> metrics, List<Double> weights) {}

  private static List<Trained> train(PreparedWorkload workload, List<RunParameters> runs) {
    List<Trained> trained = new ArrayList<>();
    runs.forEach(run -> trained.add(new Trained(new ArrayList<>(), new ArrayList<>())));
    List<RunOutcome> outcomes =
        new Trainer(Toolkit.of(List.of(new Adam(), new Sgd())), System::nanoTime)
            .train(
                new WeightsSeen(workload, trained),
                runs,
                3,
                EncoderRuns.MEASURED,
                (lane, epoch, metrics, seconds) -> {
                  for (double metric : metrics) {
                    trained.get(lane).metrics().add(metric);
                  }
                });
    for (int lane = 0; lane < runs.size(); lane++) {
      for (double metric : outcomes.get(lane).runMetrics()) {
        trained.get(lane).metrics().add(metric);
      }
    }
    return trained;
  }

  private static PreparedWorkload workload(DeviceKernel kernel) {
    return new ImplicitEmEncoder().prepare(EncoderRuns.sparseImages(500), kernel);
  }

  /** Different optimizers, rates, momenta and loss weights. */
  private static List<RunParameters> runs(int count, long units) {
    List<RunParameters> runs = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      double rate = 1e-4 * Math.pow(10, i % 4);
      runs.add(EncoderRuns.run(i % 2 == 0 ? "sgd" : "adam", rate, i % 3 * 0.5, units, 64));
    }
    return runs;
  }

  private static List<RunParameters> reversed(List<RunParameters> runs) {
    List<RunParameters> reversed = new ArrayList<>(runs);
    java.util.Collections.reverse(reversed);
    return reversed;
  }

  private static RunParameters oneBatch(String optimizer, double rate) {
    return EncoderRuns.run(optimizer, rate, 1, 16, 500);
  }

  /** Notes a lane's weights when it is evaluated. */
  private record WeightsSeen(PreparedWorkload workload, List<Trained> trained)
      implements PreparedWorkload {

    @Override
    public DeviceKernel kernel() {
      return workload.kernel();
    }

    @Override
    public int trainingExamples() {
      return workload.trainingExamples();
    }

    @Override
    public CohortModel open(List<ParameterValues> lanes, int batchSize, RandomStreams streams) {
      CohortModel model = workload.open(lanes, batchSize, streams);
      return new CohortModel() {
        @Override
        public HostVector parameters(int lane) {
          return model.parameters(lane);
        }

        @Override
        public HostVector gradient(int lane) {
          return model.gradient(lane);
        }

        @Override
        public void startBatch(int[] examples, int from, int count) {
          model.startBatch(examples, from, count);
        }

        @Override
        public void lossAndGradient(int lane, double[] terms) {
          model.lossAndGradient(lane, terms);
        }

        @Override
        public double[] evaluate(int lane) {
          for (double weight : model.parameters(lane).toDoubles()) {
            trained.get(lane).weights().add(weight);
          }
          return model.evaluate(lane);
        }

        @Override
        public void close() {
          model.close();
        }
      };
    }
  }
}
