package org.swath.core.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.swath.core.device.DeviceKernel;
import org.swath.core.device.HostVector;
import org.swath.core.parameter.ParameterValues;
import org.swath.core.parameter.RunParameters;
import org.swath.core.random.RandomStreams;
import org.swath.core.train.optimizer.Sgd;
import org.swath.core.workload.CohortModel;
import org.swath.core.workload.PreparedWorkload;

class TrainerTest {

  private static final Measurements MEASURED = new Measurements(1, false, List.of());

  private final List<String> events = new ArrayList<>();
  private final ParabolaWorkload workload = new ParabolaWorkload(10);

  @Test
  void trainsEachLaneWithItsOwnRateAndReportsTheMeanLossBeforeUpdates() {
    List<double[]> metrics = new ArrayList<>();
    List<RunOutcome> outcomes =
        trainer()
            .train(
                workload,
                List.of(run(0.1, 2), run(0.5, 2)),
                1,
                MEASURED,
                (lane, epoch, values, seconds) -> {
                  events.add("lane " + lane + " epoch " + epoch);
                  metrics.add(values);
                });

    // Gradient descent on x²/2 from 1: x after t steps is (1 - rate)^t. 10 examples in batches of 4
    // make 3 steps.
    double[] x = {1, 0.9, 0.81};
    double expected = (x[0] * x[0] + x[1] * x[1] + x[2] * x[2]) / 2 / 3;
    assertThat(metrics.get(0)[0]).isCloseTo(expected, within(1e-12));
    assertThat(metrics.get(0)[1]).as("mean batch size").isCloseTo(10 / 3.0, within(1e-12));
    assertThat(events)
        .containsExactly("lane 0 epoch 1", "lane 1 epoch 1", "lane 0 epoch 2", "lane 1 epoch 2");
    assertThat(outcomes.get(0).runMetrics()[0]).isCloseTo(Math.pow(0.9, 6), within(1e-12));
    assertThat(outcomes.get(1).runMetrics()[0]).isCloseTo(Math.pow(0.5, 6), within(1e-12));
    assertThat(outcomes.get(0).epochsCompleted()).isEqualTo(2);
    assertThat(outcomes.get(0).finalLoss()).isEqualTo(metrics.get(2)[0]);
  }

  @Test
  void theModelIsToldOfEveryEpochBeforeItsFirstBatch() {
    List<Integer> batchesBefore = new ArrayList<>();
    workload.beforeEpoch = () -> batchesBefore.add(workload.batches);
    trainer().train(workload, List.of(run(0.1, 3), run(0.2, 3)), 1, MEASURED, this::record);

    assertThat(workload.epochsStarted).containsExactly(1, 2, 3);
    assertThat(batchesBefore).as("3 batches an epoch").containsExactly(0, 3, 6);
  }

  @Test
  void aLaneThatDivergesStopsWithItsReasonAndItsNeighbourGoesOnUnchanged() {
    List<RunOutcome> alone =
        trainer().train(workload, List.of(run(0.1, 50)), 1, MEASURED, this::record);
    events.clear();
    workload.lanesAskedFor.clear();
    List<RunOutcome> together =
        trainer().train(workload, List.of(run(1e60, 50), run(0.1, 50)), 1, MEASURED, this::record);

    RunOutcome diverged = together.get(0);
    assertThat(diverged.divergence())
        .hasValueSatisfying(
            reason -> {
              assertThat(reason).startsWith("loss became").contains("in epoch 2, batch 1");
            });
    assertThat(diverged.epochsCompleted()).isEqualTo(1);
    assertThat(diverged.runMetrics()).isEmpty();
    assertThat(events).filteredOn(event -> event.startsWith("lane 0")).hasSize(1);
    assertThat(workload.lanesAskedFor)
        .as("3 batches of the first epoch and the one where it is seen; then it is frozen")
        .filteredOn(lane -> lane == 0)
        .hasSize(4);
    assertThat(together.get(1).runMetrics()).isEqualTo(alone.get(0).runMetrics());
    assertThat(together.get(1).finalLoss()).isEqualTo(alone.get(0).finalLoss());
  }

  @Test
  void trainsNoFurtherWhenEveryLaneHasDiverged() {
    List<RunOutcome> outcomes =
        trainer().train(workload, List.of(run(1e60, 1000)), 1, MEASURED, this::record);

    assertThat(outcomes.get(0).epochsCompleted()).isEqualTo(1);
    assertThat(workload.batches).isEqualTo(4);
  }

  @Test
  void aRunWhoseLastStepRuinsItsParametersHasDiverged() {
    // 4 examples are one batch: the loss is taken before the only step, and finite.
    ParabolaWorkload oneBatch = new ParabolaWorkload(4);
    RunOutcome outcome =
        trainer()
            .train(oneBatch, List.of(run(Double.MAX_VALUE, 1)), 1, MEASURED, this::record)
            .get(0);
    assertThat(outcome.divergence()).as("still finite").isEmpty();

    oneBatch.slope = 1e10;
    outcome =
        trainer()
            .train(oneBatch, List.of(run(Double.MAX_VALUE, 1)), 1, MEASURED, this::record)
            .get(0);
    assertThat(outcome.divergence()).hasValueSatisfying(r -> assertThat(r).contains("last step"));
    assertThat(outcome.epochsCompleted()).isEqualTo(1);
    assertThat(outcome.runMetrics()).isEmpty();
  }

  @Test
  void aStepThatThrowsFailsItsOwnLaneOnlyAndKeepsTheEpochsBefore() {
    List<RunOutcome> alone =
        trainer().train(workload, List.of(run(0.2, 3)), 1, MEASURED, this::record);
    events.clear();
    workload.laneThatCannotBeTrained = 0;
    workload.batchesBeforeThat = 4;
    List<RunOutcome> outcomes =
        trainer().train(workload, List.of(run(0.1, 3), run(0.2, 3)), 1, MEASURED, this::record);

    assertThat(outcomes.get(0).failure())
        .contains("training in epoch 2: ArithmeticException: no gradient");
    assertThat(outcomes.get(0).epochsCompleted()).isEqualTo(1);
    assertThat(outcomes.get(0).runMetrics()).isEmpty();
    assertThat(events)
        .containsExactly("lane 0 epoch 1", "lane 1 epoch 1", "lane 1 epoch 2", "lane 1 epoch 3");
    assertThat(outcomes.get(1).failure()).isEmpty();
    assertThat(outcomes.get(1).finalLoss()).isEqualTo(alone.get(0).finalLoss());
  }

  @Test
  void anEvaluationThatThrowsFailsItsOwnLaneOnly() {
    workload.laneThatCannotBeEvaluated = 0;
    List<RunOutcome> outcomes =
        trainer().train(workload, List.of(run(0.1, 1), run(0.2, 1)), 1, MEASURED, this::record);

    assertThat(outcomes.get(0).failure()).contains("evaluation: ArithmeticException: no probe");
    assertThat(outcomes.get(0).epochsCompleted()).isEqualTo(1);
    assertThat(outcomes.get(1).failure()).isEmpty();
    assertThat(outcomes.get(1).runMetrics()).hasSize(1);
  }

  @Test
  void lanesShareTheTimeOfTheirCohort() {
    long[] now = {0};
    Trainer trainer = new Trainer(Toolkit.of(List.of(new Sgd())), () -> now[0] += 750_000_000);
    List<Double> seconds = new ArrayList<>();
    List<RunOutcome> outcomes =
        trainer.train(
            workload,
            List.of(run(0.1, 1), run(0.2, 1), run(0.3, 1)),
            1,
            MEASURED,
            (lane, epoch, metrics, share) -> seconds.add(share));

    assertThat(seconds).containsExactly(0.25, 0.25, 0.25);
    assertThat(outcomes.get(0).trainSeconds()).isEqualTo(0.25);
  }

  @Test
  void anExceptionOfTheListenerEndsTheTrainingAndFreesTheModel() {
    assertThatThrownBy(
            () ->
                trainer()
                    .train(
                        workload,
                        List.of(run(0.1, 5)),
                        1,
                        MEASURED,
                        (lane, epoch, values, seconds) -> {
                          throw new IllegalStateException("cancelled");
                        }))
        .hasMessage("cancelled");
    assertThat(workload.open).isZero();
  }

  @Test
  void measuresTimeWithTheClockItIsGiven() {
    long[] now = {0};
    Trainer trainer = new Trainer(Toolkit.of(List.of(new Sgd())), () -> now[0] += 500_000_000);
    List<RunOutcome> outcomes =
        trainer.train(workload, List.of(run(0.1, 4)), 1, MEASURED, this::record);

    assertThat(outcomes.get(0).trainSeconds()).isEqualTo(2);
    assertThat(outcomes.get(0).evaluationSeconds()).isEqualTo(0.5);
  }

  private void record(int lane, int epoch, double[] metrics, double seconds) {
    events.add("lane " + lane + " epoch " + epoch);
  }

  private static Trainer trainer() {
    return new Trainer(Toolkit.of(List.of(new Sgd())), System::nanoTime);
  }

  private static RunParameters run(double learningRate, long epochs) {
    return new RunParameters(
        ParameterValues.none(),
        ParameterValues.of(
            Map.of("epochs", epochs, "batch-size", 4L, "learning-rate", learningRate)),
        "sgd",
        ParameterValues.of(Map.of("momentum", 0.0)));
  }

  /** Minimises x²/2 from x = 1 in every lane; its epoch metric is the batch size. */
  private static final class ParabolaWorkload implements PreparedWorkload {

    private final int examples;
    private final List<Integer> lanesAskedFor = new ArrayList<>();
    private final List<Integer> epochsStarted = new ArrayList<>();
    private int batches;
    private int open;
    private double slope = 1;
    private int laneThatCannotBeEvaluated = -1;
    private int laneThatCannotBeTrained = -1;
    private int batchesBeforeThat;
    private Runnable beforeEpoch = () -> {};

    ParabolaWorkload(int examples) {
      this.examples = examples;
    }

    @Override
    public DeviceKernel kernel() {
      return DeviceKernel.PORTABLE;
    }

    @Override
    public int trainingExamples() {
      return examples;
    }

    @Override
    public CohortModel open(List<ParameterValues> lanes, int batchSize, RandomStreams streams) {
      open++;
      int batchesOfEarlierCohorts = batches;
      List<HostVector> x = new ArrayList<>();
      lanes.forEach(lane -> x.add(new HostVector.Doubles(new double[] {1})));
      HostVector gradient = new HostVector.Doubles(new double[1]);
      return new CohortModel() {
        private int batchSize;

        @Override
        public HostVector parameters(int lane) {
          return x.get(lane);
        }

        @Override
        public HostVector gradient(int lane) {
          return gradient;
        }

        @Override
        public void startEpoch(int epoch) {
          epochsStarted.add(epoch);
          beforeEpoch.run();
        }

        @Override
        public void startBatch(int[] order, int from, int count) {
          batches++;
          batchSize = count;
        }

        @Override
        public void lossAndGradient(int lane, double[] terms) {
          lanesAskedFor.add(lane);
          if (lane == laneThatCannotBeTrained
              && batches - batchesOfEarlierCohorts > batchesBeforeThat) {
            throw new ArithmeticException("no gradient");
          }
          double value = x.get(lane).get(0);
          terms[0] = value * value / 2;
          terms[1] = batchSize;
          gradient.set(new double[] {slope * value});
        }

        @Override
        public double[] evaluate(int lane) {
          if (lane == laneThatCannotBeEvaluated) {
            throw new ArithmeticException("no probe");
          }
          return new double[] {x.get(lane).get(0)};
        }

        @Override
        public void close() {
          open--;
        }
      };
    }
  }
}
