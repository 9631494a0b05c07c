package org.swath.parallel;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.swath.core.device.HostVector;
import org.swath.core.parameter.RunParameters;
import org.swath.core.state.StateMismatchException;
import org.swath.core.state.StateReader;
import org.swath.core.state.StateWriter;
import org.swath.core.train.Checkpoint;
import org.swath.core.train.CheckpointMismatchException;
import org.swath.core.train.CompletedEpoch;
import org.swath.core.train.EpochListener;
import org.swath.core.train.Measurements;
import org.swath.core.train.RunOutcome;
import org.swath.core.train.SavingPoints;
import org.swath.core.train.TrainingControl;
import org.swath.core.train.gradient.Norms;
import org.swath.models.NetworkModel;

/** One run over the cluster, from where it begins or goes on to its end. */
final class AveragedRun {

  private static final String MODEL = "model";
  private static final String STEP = "averaging";

  private final NetworkModel model;
  private final Rounds rounds;
  private final Measurements measurements;
  private final EpochListener listener;
  private final TrainingControl control;
  private final LongSupplier nanoTime;
  private final int epochs;
  private final List<CompletedEpoch> curve = new ArrayList<>();
  private final SavingPoints saving;

  AveragedRun(
      RunParameters run,
      NetworkModel model,
      Rounds rounds,
      Measurements measurements,
      EpochListener listener,
      TrainingControl control,
      LongSupplier nanoTime) {
    this.model = model;
    this.rounds = rounds;
    this.measurements = measurements;
    this.listener = listener;
    this.control = control;
    this.nanoTime = nanoTime;
    this.epochs = run.training().count("epochs");
    this.saving = new SavingPoints(control, nanoTime, this::save);
  }

  /**
   * Goes on from a checkpoint.
   *
   * @throws CheckpointMismatchException when it is not one of this run
   */
  void restore(Checkpoint checkpoint) {
    if (checkpoint.epoch() > epochs || checkpoint.metricCount() != measurements.count()) {
      throw new CheckpointMismatchException(
          0,
          "it must hold at most %d epochs of %d metrics, but holds %d of %d"
              .formatted(
                  epochs, measurements.count(), checkpoint.epoch(), checkpoint.metricCount()));
    }
    StateReader state = new StateReader(checkpoint.state());
    try {
      model.restore(0, state.part(MODEL));
      rounds.restore(state.part(STEP));
      state.requireAllRead();
    } catch (StateMismatchException e) {
      throw new CheckpointMismatchException(0, e.getMessage());
    }
    curve.addAll(checkpoint.curve());
    saving.goOnAfter(checkpoint.epoch());
  }

  /** Trains what is left of the run, and evaluates it. */
  RunOutcome train() {
    for (int epoch = curve.size() + 1; epoch <= epochs; epoch++) {
      saving.stopIfAsked(epochs);
      long begin = nanoTime.getAsLong();
      Rounds.Means means = rounds.train(epoch);
      double seconds = (nanoTime.getAsLong() - begin) / 1e9;
      if (!Double.isFinite(means.loss())) {
        return diverged("loss became " + means.loss() + " in epoch " + epoch);
      }
      completed(epoch, measured(means), seconds);
    }
    if (!Double.isFinite(Norms.euclidean(model.parameters(0)))) {
      return diverged("parameters became infinite or NaN in the last step");
    }
    saving.stopIfAsked(epochs);
    long begin = nanoTime.getAsLong();
    double[] runMetrics = model.evaluate(0);
    return outcome(Optional.empty(), runMetrics, (nanoTime.getAsLong() - begin) / 1e9);
  }

  private double[] measured(Rounds.Means means) {
    double[] values = new double[measurements.count()];
    values[0] = means.loss();
    model.completeEpoch(0, values);
    HostVector parameters = model.parameters(0);
    int next = 1 + measurements.ofWorkload();
    values[next++] = means.gradientNorm();
    values[next++] = Norms.euclidean(parameters);
    values[next] =
        Norms.distance(parameters, rounds.parametersBefore())
            / Norms.euclidean(rounds.parametersBefore());
    return values;
  }

  private void completed(int epoch, double[] metrics, double seconds) {
    curve.add(new CompletedEpoch(metrics.clone(), seconds));
    listener.epochCompleted(0, epoch, metrics, seconds);
    saving.completed(epoch);
  }

  private void save() {
    StateWriter state = new StateWriter();
    model.save(0, state.part(MODEL));
    rounds.save(state.part(STEP));
    control.checkpoints().saved(0, new Checkpoint(curve, state.saved()));
  }

  private RunOutcome diverged(String reason) {
    return outcome(Optional.of(reason), new double[0], 0);
  }

  private RunOutcome outcome(
      Optional<String> divergence, double[] runMetrics, double secondsOfEvaluation) {
    return new RunOutcome(
        divergence,
        Optional.empty(),
        curve.size(),
        curve.isEmpty() ? Double.NaN : curve.get(curve.size() - 1).metrics()[0],
        runMetrics,
        curve.stream().mapToDouble(CompletedEpoch::seconds).sum(),
        secondsOfEvaluation);
  }
}
