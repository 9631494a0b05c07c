package org.swath.core.workload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.swath.core.device.HostVector;
import org.swath.core.parameter.ParameterValues;
import org.swath.core.parameter.RunParameters;
import org.swath.core.random.RandomStreams;
import org.swath.core.train.Checkpoint;
import org.swath.core.train.CheckpointMismatchException;

/**
 * What every workload promises, held against cohorts of its runs: which lane a run sits in, beside
 * whom, on which thread, and whether it was stopped changes none of its bits. A workload's test
 * extends this and says what its {@link #cohorts} are.
 */
public abstract class WorkloadContract extends CohortModelContract {

  private final Map<String, List<TrainedRun>> undisturbed = new HashMap<>();

  @ParameterizedTest
  @MethodSource("cohorts")
  void aRunHasTheSameBitsAloneAndInAnyLane(ContractCohort cohort) {
    List<RunParameters> runs = cohort.runs();
    List<RunParameters> reversed = new ArrayList<>(runs);
    Collections.reverse(reversed);
    List<TrainedRun> together = undisturbed(cohort);
    List<TrainedRun> otherLanes = cohort.train(reversed);

    for (int lane : cohort.lanes()) {
      TrainedRun alone = cohort.train(List.of(runs.get(lane))).get(0);
      assertThat(alone.isSound())
          .as("%s: run %d neither diverges nor fails", cohort, lane)
          .isTrue();
      assertSame(together.get(lane), alone, cohort, "run %d in a cohort and alone", lane);
      assertSame(
          otherLanes.get(runs.size() - 1 - lane),
          alone,
          cohort,
          "run %d in another lane and alone",
          lane);
      assertThat(alone.trace().differenceFrom(together.get((lane + 1) % runs.size()).trace()))
          .as("%s: what sets run %d apart from the next", cohort, lane)
          .isNotEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("cohorts")
  void aRateThatExplodesDivergesAloneAndItsNeighboursKeepTheirBits(ContractCohort cohort) {
    List<RunParameters> runs = new ArrayList<>(cohort.runs());
    List<TrainedRun> expected = undisturbed(cohort);
    RunParameters steady = runs.get(1);
    runs.set(
        1,
        new RunParameters(
            steady.workload(),
            steady.training().with("learning-rate", Double.MAX_VALUE),
            steady.optimizer(),
            steady.optimizerParameters(),
            steady.parts()));
    List<TrainedRun> actual = cohort.train(runs);

    assertThat(actual.get(1).outcome().divergence())
        .as("%s: divergence of a run whose rate explodes", cohort)
        .isPresent();
    for (int lane : cohort.lanes()) {
      if (lane != 1) {
        assertSame(actual.get(lane), expected.get(lane), cohort, "run %d beside it", lane);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("cohorts")
  void runsThatGoOnFromAnyEpochEndWithEveryBitOfUndisturbedOnes(ContractCohort cohort) {
    for (int epoch = 1; epoch <= cohort.epochs(); epoch++) {
      List<Integer> order = new ArrayList<>(Arrays.stream(cohort.lanes()).boxed().toList());
      Collections.rotate(order, epoch);
      assertGoOn(cohort, order, epoch);
    }
    assertGoOn(cohort, List.of(1), cohort.epochs() / 2);
  }

  /** Some runs, put into lanes in this order, go on after an epoch. */
  private void assertGoOn(ContractCohort cohort, List<Integer> order, int epoch) {
    List<TrainedRun> whole = undisturbed(cohort);
    List<RunParameters> runs = order.stream().map(cohort.runs()::get).toList();
    List<Checkpoint> start = order.stream().map(run -> whole.get(run).after(epoch)).toList();
    List<TrainedRun> resumed =
        cohort.train(cohort.prepared(), runs, start, (lane, reached, values, time) -> {});
    for (int lane = 0; lane < order.size(); lane++) {
      TrainedRun expected = whole.get(order.get(lane));
      assertThat(resumed.get(lane).traceFrom(epoch).differenceFrom(expected.traceFrom(epoch)))
          .as(
              "%s: run %d, which went on after epoch %d, one of %d, and undisturbed",
              cohort, order.get(lane), epoch, order.size())
          .isEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("cohorts")
  void aCheckpointOfAnotherShapeIsRefusedAndNothingIsTrained(ContractCohort cohort) {
    RunParameters run = cohort.runs().get(0);
    List<Checkpoint> start = List.of(undisturbed(cohort).get(0).after(1));
    List<Integer> trained = new ArrayList<>();
    for (ParameterValues shape : otherShapes(cohort)) {
      List<RunParameters> ofOtherShape =
          List.of(
              new RunParameters(
                  shape, run.training(), run.optimizer(), run.optimizerParameters(), run.parts()));
      assertThatThrownBy(
              () ->
                  cohort.train(
                      cohort.prepared(),
                      ofOtherShape,
                      start,
                      (lane, epoch, metrics, seconds) -> trained.add(epoch)),
              "%s: a run of %s that goes on from a checkpoint of another shape",
              cohort,
              shape)
          .isInstanceOf(CheckpointMismatchException.class);
    }
    assertThat(trained).as("%s: epochs trained from what was refused", cohort).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("cohorts")
  void lanesOfDifferentShapesAreRefused(ContractCohort cohort) {
    ParameterValues own = cohort.runs().get(0).workload();
    RandomStreams streams = new RandomStreams(ContractCohort.SEED);
    for (ParameterValues other : otherShapes(cohort)) {
      List<ParameterValues> lanes = List.of(own, own, other);
      assertThatThrownBy(
              () -> cohort.prepared().open(lanes, cohort.batchSize(), streams),
              "%s: lanes of %s beside one of %s",
              cohort,
              own,
              other)
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageStartingWith("Lanes of one cohort must have");
    }
  }

  @ParameterizedTest
  @MethodSource("cohorts")
  void runsOfOneSeedStartAlikeAndThoseOfAnotherElsewhere(ContractCohort cohort) {
    double[] expected = start(cohort, cohort.runs().get(0).workload(), 1).toDoubles();
    for (int run : cohort.lanes()) {
      ParameterValues parameters = cohort.runs().get(run).workload();
      assertThat(start(cohort, parameters, 1).toDoubles())
          .as("%s: where run %d starts at the same seed", cohort, run)
          .isEqualTo(expected);
      assertThat(start(cohort, parameters, 2).toDoubles())
          .as("%s: where run %d starts at another seed", cohort, run)
          .isNotEqualTo(expected);
    }
  }

  /** What is prepared is shared by the cohorts of an executor. */
  @ParameterizedTest
  @MethodSource("cohorts")
  void cohortsThatAreTrainedAtOnceHaveTheSameBits(ContractCohort cohort) throws Exception {
    PreparedWorkload shared = cohort.prepared();
    Callable<List<TrainedRun>> training =
        () -> cohort.train(shared, cohort.runs(), List.of(), (lane, epoch, values, time) -> {});
    List<TrainedRun> expected = undisturbed(cohort);
    ExecutorService threads = Executors.newFixedThreadPool(2);
    try {
      for (Future<List<TrainedRun>> trained : threads.invokeAll(Collections.nCopies(2, training))) {
        for (int lane : cohort.lanes()) {
          assertSame(
              trained.get().get(lane), expected.get(lane), cohort, "run %d of two cohorts", lane);
        }
      }
    } finally {
      threads.shutdown();
    }
  }

  /** All runs trained together from their beginning to their end, once for all promises. */
  private List<TrainedRun> undisturbed(ContractCohort cohort) {
    return undisturbed.computeIfAbsent(cohort.toString(), name -> cohort.train(cohort.runs()));
  }

  /** What makes models of other parameters than the first run's, in number or in precision. */
  private static List<ParameterValues> otherShapes(ContractCohort cohort) {
    HostVector own = start(cohort, cohort.runs().get(0).workload(), 1);
    List<ParameterValues> shapes = new ArrayList<>();
    for (ParameterValues changed : cohort.changedWhereLanesMayNotDiffer().toList()) {
      HostVector other = start(cohort, changed, 1);
      if (other.length() != own.length() || other.getClass() != own.getClass()) {
        shapes.add(changed);
      }
    }
    assertThat(shapes).as("%s: other shapes to try", cohort).isNotEmpty();
    return shapes;
  }

  private static HostVector start(ContractCohort cohort, ParameterValues parameters, long seed) {
    try (CohortModel model =
        cohort.prepared().open(List.of(parameters), cohort.batchSize(), new RandomStreams(seed))) {
      return model.parameters(0);
    }
  }

  private static void assertSame(
      TrainedRun actual, TrainedRun expected, ContractCohort cohort, String which, int run) {
    assertThat(actual.trace().differenceFrom(expected.trace()))
        .as("%s: the bits of " + which, cohort, run)
        .isEmpty();
  }
}
