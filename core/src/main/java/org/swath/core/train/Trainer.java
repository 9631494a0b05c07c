package org.swath.core.train;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;
import org.swath.core.parameter.ParameterValues;
import org.swath.core.parameter.RunParameters;
import org.swath.core.random.RandomStreams;
import org.swath.core.train.batch.Accumulation;
import org.swath.core.train.batch.BatchPieces;
import org.swath.core.train.batch.BatchSizes;
import org.swath.core.train.monitor.LossSurface;
import org.swath.core.train.monitor.Monitors;
import org.swath.core.train.schedule.Horizon;
import org.swath.core.workload.CohortModel;
import org.swath.core.workload.PreparedWorkload;

/**
 * Trains the runs of a cohort together, epoch by epoch, each in its lane. Thread-safe: every call
 * trains with its own state.
 */
public final class Trainer implements CohortTrainer {

  private final Toolkit toolkit;
  private final LongSupplier nanoTime;

  /**
   * @param toolkit what runs may name
   * @param nanoTime a clock for the time metrics, as {@link System#nanoTime()}
   */
  public Trainer(Toolkit toolkit, LongSupplier nanoTime) {
    this.toolkit = toolkit;
    this.nanoTime = nanoTime;
  }

  /**
   * Trains and evaluates one cohort from its beginning to its end, and saves nothing.
   *
   * @see #train(PreparedWorkload, List, long, Measurements, List, EpochListener, TrainingControl)
   */
  public List<RunOutcome> train(
      PreparedWorkload workload,
      List<RunParameters> lanes,
      long seed,
      Measurements measurements,
      EpochListener listener) {
    return train(workload, lanes, seed, measurements, List.of(), listener, TrainingControl.none());
  }

  /**
   * Trains and evaluates one cohort.
   *
   * <p>A run whose loss or parameters become infinite or NaN has diverged: it is trained no
   * further, and its neighbours go on. So they do when a run's own step or evaluation throws; what
   * throws for all of them at once ends the training of the cohort, and so does memory that does
   * not suffice, which is never a run's own.
   *
   * <p>Runs that go on from checkpoints end with the same bits as runs that never stopped,
   * whichever lanes they sit in, where the arithmetic is the same. Runs that have diverged or
   * failed are not saved.
   *
   * <p>When training is asked to stop, it does so after the epoch that it is in, or before the next
   * evaluation, with the runs saved as they are then, unless they have just been or are not to be
   * saved at all.
   *
   * @param workload what to train
   * @param lanes the parameters of each run; all that decides the batches must be the same
   * @param seed the seed that the runs share
   * @param measurements what {@link EpochListener} is told of each epoch
   * @param start where each lane goes on, all after the same epoch; empty to begin at the beginning
   * @param listener told of each epoch completed here, on this thread, not of those in {@code
   *     start}
   * @param control when to save, and whether to stop
   * @return one outcome per lane, of all its epochs
   * @throws CheckpointMismatchException when a checkpoint is not of its lane's run; nothing was
   *     trained
   * @throws TrainingStoppedException when it was asked to stop before all was done
   */
  @Override
  public List<RunOutcome> train(
      PreparedWorkload workload,
      List<RunParameters> lanes,
      long seed,
      Measurements measurements,
      List<Checkpoint> start,
      EpochListener listener,
      TrainingControl control) {
    int firstEpoch = 1 + epochsBefore(start, lanes.size());
    RunParameters first = lanes.get(0);
    int epochs = first.training().count("epochs");
    BatchSizes batches = BatchSizes.of(first);
    Accumulation accumulation = Accumulation.of(first);
    int largestPiece = accumulation.pieceSize(batches.largestWithin(epochs));
    RandomStreams streams = new RandomStreams(seed);
    List<ParameterValues> laneParameters = lanes.stream().map(RunParameters::workload).toList();
    try (CohortModel model = workload.open(laneParameters, largestPiece, streams)) {
      int examples = workload.trainingExamples();
      Cohort cohort = new Cohort(lanes, model, measurements, examples, streams, control);
      cohort.restore(start, epochs);
      BatchOrder order = new BatchOrder(streams, examples);
      for (int epoch = firstEpoch; epoch <= epochs && cohort.anyActive(); epoch++) {
        cohort.saving.stopIfAsked(epochs);
        int batchSize = batches.inEpoch(epoch);
        int pieceSize = accumulation.pieceSize(batchSize);
        long begin = nanoTime.getAsLong();
        cohort.trainEpoch(order.ofEpoch(epoch), batchSize, pieceSize, epoch);
        double seconds = (nanoTime.getAsLong() - begin) / 1e9;
        cohort.afterEpoch(epoch, batchSize, pieceSize, seconds, listener);
      }
      return cohort.outcomes(epochs);
    }
  }

  private static int epochsBefore(List<Checkpoint> start, int lanes) {
    List<Integer> epochs = start.stream().map(Checkpoint::epoch).distinct().toList();
    if (epochs.size() > 1 || (!start.isEmpty() && start.size() != lanes)) {
      throw new IllegalArgumentException(
          "Lanes that are trained together must all go on after the same epoch, but %d lanes got %d"
                  .formatted(lanes, start.size())
              + " checkpoints after epochs "
              + epochs);
    }
    return epochs.isEmpty() ? 0 : epochs.get(0);
  }

  /** The lanes of one cohort while it trains. */
  private final class Cohort {

    private final CohortModel model;
    private final Measurements measurements;
    private final Monitors monitors;
    private final int trainingExamples;
    private final RandomStreams streams;
    private final TrainingControl control;
    private final List<Lane> lanes = new ArrayList<>();
    private final SavingPoints saving;

    Cohort(
        List<RunParameters> runs,
        CohortModel model,
        Measurements measurements,
        int trainingExamples,
        RandomStreams streams,
        TrainingControl control) {
      this.model = model;
      this.measurements = measurements;
      this.monitors = new Monitors(measurements.monitors());
      this.trainingExamples = trainingExamples;
      this.streams = streams;
      this.control = control;
      this.saving = new SavingPoints(control, nanoTime, this::save);
      Horizon horizon = Toolkit.horizon(runs.get(0), trainingExamples);
      for (int i = 0; i < runs.size(); i++) {
        RunParameters run = runs.get(i);
        LaneStep step =
            new LaneStep(i, model, run, toolkit, horizon, streams, measurements.termCount());
        Validation validation = new Validation(run.part(Validation.KEPT_MODEL));
        lanes.add(new Lane(i, model, measurements, step, validation));
      }
    }

    void restore(List<Checkpoint> start, int epochs) {
      for (int i = 0; i < start.size(); i++) {
        lanes.get(i).restore(start.get(i), epochs);
        saving.goOnAfter(start.get(i).epoch());
      }
    }

    boolean anyActive() {
      return lanes.stream().anyMatch(Lane::active);
    }

    void trainEpoch(int[] examples, int batchSize, int pieceSize, int epoch) {
      model.startEpoch(epoch);
      lanes.forEach(lane -> lane.startEpoch(epoch));
      SurfaceOpener surfaces = surfaces(batchSize, pieceSize);
      for (int from = 0; from < examples.length && anyActive(); from += batchSize) {
        int count = Math.min(batchSize, examples.length - from);
        boolean last = from + count == examples.length;
        trainBatch(new BatchPieces(examples, from, count, pieceSize), epoch, last, surfaces);
      }
    }

    private void trainBatch(
        BatchPieces batch, int epoch, boolean lastOfEpoch, SurfaceOpener surfaces) {
      for (int piece = 0; piece < batch.pieces(); piece++) {
        batch.start(model, piece);
        for (Lane lane : lanes) {
          if (lane.active()) {
            lane.trainPiece(batch, piece, epoch, lastOfEpoch, surfaces);
          }
        }
      }
    }

    void afterEpoch(
        int epoch, int batchSize, int pieceSize, double seconds, EpochListener listener) {
      long trained = lanes.stream().filter(Lane::trainedInThisEpoch).count();
      for (Lane lane : lanes) {
        lane.afterEpoch(
            epoch, seconds / trained, monitors, surfaces(batchSize, pieceSize), streams, listener);
      }
      saving.completed(epoch);
    }

    private SurfaceOpener surfaces(int batchSize, int pieceSize) {
      return (lane, batches) ->
          new LossSurface(
              model,
              lane,
              trainingExamples,
              batches,
              batchSize,
              pieceSize,
              measurements.termCount(),
              streams);
    }

    List<RunOutcome> outcomes(int epochs) {
      lanes.forEach(Lane::afterLastEpoch);
      for (Lane lane : lanes) {
        if (lane.active()) {
          saving.stopIfAsked(epochs);
          lane.evaluate(nanoTime);
        }
      }
      return lanes.stream().map(Lane::outcome).toList();
    }

    private void save() {
      for (Lane lane : lanes) {
        if (lane.active()) {
          control.checkpoints().saved(lane.index(), lane.checkpoint());
        }
      }
    }
  }
}
