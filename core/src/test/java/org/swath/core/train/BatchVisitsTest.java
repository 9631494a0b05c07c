package org.swath.core.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.swath.core.train.ToolkitRuns.QUADRATIC;
import static org.swath.core.train.ToolkitRuns.run;
import static org.swath.core.train.ToolkitRuns.withOptimizer;
import static org.swath.core.train.ToolkitRuns.withPart;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.swath.core.device.DeviceKernel;
import org.swath.core.device.HostVector;
import org.swath.core.parameter.ParameterValues;
import org.swath.core.parameter.RunParameters;
import org.swath.core.random.RandomStreams;
import org.swath.core.workload.CohortModel;
import org.swath.core.workload.PreparedWorkload;

/** What a model is turned to: examples, batches and pieces. */
class BatchVisitsTest {

  private static final RunParameters PLAIN = run(QUADRATIC, Map.of(), 3, 4, 0.1);

  private final Visited workload = new Visited();

  @Test
  void growingBatchesVisitEveryExampleOnceInEveryEpoch() {
    train(
        withPart(
            PLAIN,
            "batch-growth",
            "geometric",
            Map.of("growth-period", 1L, "largest-batch-size", 16L)));

    assertThat(workload.sizes).containsExactly(4, 4, 4, 4, 4, 8, 8, 4, 16, 4);
    for (int epoch = 0; epoch < 3; epoch++) {
      assertThat(workload.visited.subList(20 * epoch, 20 * epoch + 20))
          .containsExactlyInAnyOrderElementsOf(IntStream.range(0, 20).boxed().toList());
    }
    assertThat(workload.largest).isEqualTo(16);
  }

  @Test
  void aModelIsNeverTurnedToMoreThanAPiece() {
    train(
        withPart(
            withPart(
                PLAIN,
                "batch-growth",
                "geometric",
                Map.of("growth-period", 1L, "largest-batch-size", 16L)),
            "accumulation",
            "micro-batches",
            Map.of("micro-batch-count", 2L)));

    assertThat(workload.largest).isEqualTo(8);
    assertThat(workload.sizes).startsWith(2, 2, 2, 2).endsWith(8, 8, 4);
    assertThat(workload.visited).hasSize(60);
  }

  /** Its neighbour is still to be asked for the last piece when the first lane fails at another. */
  @Test
  void aLaneThatFailsAmongThePiecesLeavesTheModelAtTheLastOne() {
    RunParameters pieces =
        withPart(PLAIN, "accumulation", "micro-batches", Map.of("micro-batch-count", 4L));
    train(pieces, pieces);
    List<Integer> expected = List.copyOf(workload.firstExamplesOfLaneOne);
    workload.firstExamplesOfLaneOne.clear();
    workload.callsOfLaneZero = 0;
    workload.failingCallOfLaneZero = 6;
    List<RunOutcome> outcomes = train(withOptimizer(pieces, "lbfgs", Map.of()), pieces);

    assertThat(outcomes.get(0).failure()).hasValueSatisfying(f -> assertThat(f).contains("gone"));
    assertThat(workload.firstExamplesOfLaneOne).isEqualTo(expected);
  }

  private List<RunOutcome> train(RunParameters... runs) {
    return new Trainer(ToolkitRuns.TOOLKIT, System::nanoTime)
        .train(
            workload,
            List.of(runs),
            1,
            new Measurements(0, false, List.of()),
            (lane, epoch, metrics, seconds) -> {});
  }

  /** Parabolas over 20 examples, which notes what it is turned to. */
  private static final class Visited implements PreparedWorkload {

    private final List<Integer> sizes = new ArrayList<>();
    private final List<Integer> visited = new ArrayList<>();
    private final List<Integer> firstExamplesOfLaneOne = new ArrayList<>();
    private int largest;
    private int callsOfLaneZero;
    private int failingCallOfLaneZero = -1;

    @Override
    public DeviceKernel kernel() {
      return DeviceKernel.PORTABLE;
    }

    @Override
    public int trainingExamples() {
      return 20;
    }

    @Override
    public CohortModel open(List<ParameterValues> lanes, int batchSize, RandomStreams streams) {
      largest = batchSize;
      List<HostVector> x = new ArrayList<>();
      lanes.forEach(lane -> x.add(new HostVector.Doubles(new double[] {1})));
      HostVector gradient = new HostVector.Doubles(new double[1]);
      return new CohortModel() {
        private int firstExample;

        @Override
        public HostVector parameters(int lane) {
          return x.get(lane);
        }

        @Override
        public HostVector gradient(int lane) {
          return gradient;
        }

        @Override
        public void startBatch(int[] examples, int from, int count) {
          firstExample = examples[from];
          sizes.add(count);
          for (int i = from; i < from + count; i++) {
            visited.add(examples[i]);
          }
        }

        @Override
        public void lossAndGradient(int lane, double[] terms) {
          if (lane == 0 && ++callsOfLaneZero == failingCallOfLaneZero) {
            throw new ArithmeticException("gone");
          }
          if (lane == 1) {
            firstExamplesOfLaneOne.add(firstExample);
          }
          double value = x.get(lane).get(0);
          terms[0] = value * value / 2;
          gradient.set(new double[] {value});
        }

        @Override
        public double[] evaluate(int lane) {
          return new double[0];
        }

        @Override
        public void close() {}
      };
    }
  }
}
