package org.swath.core.train;

import java.util.List;
import java.util.Optional;
import org.swath.core.device.HostVector;
import org.swath.core.parameter.RunParameters;
import org.swath.core.random.RandomStreams;
import org.swath.core.state.StateReader;
import org.swath.core.state.StateWriter;
import org.swath.core.train.batch.BatchPieces;
import org.swath.core.train.batch.PieceSum;
import org.swath.core.train.gradient.Clipping;
import org.swath.core.train.gradient.NoiseInjection;
import org.swath.core.train.gradient.Regularisation;
import org.swath.core.train.monitor.LossSurface;
import org.swath.core.train.monitor.SurfaceLook;
import org.swath.core.train.optimizer.Optimizer;
import org.swath.core.train.optimizer.Target;
import org.swath.core.train.schedule.Horizon;
import org.swath.core.train.schedule.LearningRate;
import org.swath.core.train.schedule.Looks;
import org.swath.core.workload.CohortModel;

/**
 * Makes steps of one lane's gradients: clips, adds noise, regularises, and lets the optimizer step
 * at the rate of the schedule; in this order.
 */
final class LaneStep {

  private final int lane;
  private final CohortModel model;
  private final List<Target.Section> sections;
  private final Clipping clipping;
  private final NoiseInjection noise;
  private final Regularisation regularisation;
  private final LearningRate learningRate;
  private final Optimizer optimizer;
  private final RandomStreams streams;
  private final double[] trialTerms;
  private final PieceSum trial;
  private BatchPieces batch;
  private long steps;

  LaneStep(
      int lane,
      CohortModel model,
      RunParameters run,
      Toolkit toolkit,
      Horizon horizon,
      RandomStreams streams,
      int termCount) {
    this.lane = lane;
    this.model = model;
    this.sections = LayerRates.sections(run.part(LayerRates.PART), model.layers());
    this.clipping = Clipping.of(run.part(Clipping.PART));
    this.noise = NoiseInjection.of(run.part(NoiseInjection.PART), streams);
    this.regularisation = Regularisation.of(run.part(Regularisation.PART));
    this.learningRate = toolkit.learningRates().open(run, horizon);
    this.streams = streams;
    this.trialTerms = new double[termCount];
    this.trial = new PieceSum(termCount);
    this.optimizer =
        toolkit
            .optimizer(run.optimizer())
            .open(
                run.optimizerParameters(),
                new Target(
                    model.parameters(lane),
                    model.gradient(lane),
                    sections,
                    this::evaluateAgain,
                    model.pairedParameters(),
                    streams));
  }

  void startEpoch(int epoch) {
    noise.startEpoch(epoch);
  }

  /**
   * Looks at the surface of the loss if the schedule wants that before the next step.
   *
   * @param next the batch of that step, at whose first piece the model is
   */
  void lookAround(SurfaceOpener surfaces, BatchPieces next) {
    Optional<Looks> looks = learningRate.looksBefore(steps);
    if (looks.isEmpty()) {
      return;
    }
    try {
      LossSurface surface = surfaces.open(lane, looks.get().batches());
      SurfaceLook found = SurfaceLook.at(surface, looks.get().iterations(), streams, steps);
      learningRate.looked(found.varianceFactor(), found.curvature());
    } finally {
      // Also when looking has failed: the lanes after this one are still to be computed on it.
      next.start(model, 0);
    }
  }

  /** Whether steps need the gradient's length. */
  boolean usesNorm() {
    return clipping.usesNorm();
  }

  /**
   * Steps down the gradient that the model holds.
   *
   * @param computed the batch that it is of
   * @param norm the gradient's length; any number if steps do not need it
   */
  void step(BatchPieces computed, double norm) {
    batch = computed;
    HostVector gradient = model.gradient(lane);
    HostVector parameters = model.parameters(lane);
    clipping.clip(gradient, norm);
    model.gradientClipped(lane);
    noise.addTo(gradient, steps);
    regularisation.addTo(gradient, parameters);
    double rate = model.adjustedRate(lane, learningRate.rate(steps));
    regularisation.decay(parameters, sections, rate);
    optimizer.step(rate);
    steps++;
  }

  /**
   * Told after each epoch.
   *
   * @param loss the epoch's
   */
  void epochCompleted(double loss) {
    learningRate.epochCompleted(steps, loss);
  }

  void save(StateWriter state) {
    state.longs("steps", steps);
    optimizer.save(state.part("optimizer"));
    clipping.save(state.part("clipping"));
    learningRate.save(state.part("learning-rate"));
  }

  void restore(StateReader state) {
    long[] count = new long[1];
    state.longs("steps", count);
    steps = count[0];
    optimizer.restore(state.part("optimizer"));
    clipping.restore(state.part("clipping"));
    learningRate.restore(state.part("learning-rate"));
  }

  /** The regularised loss on the step's batch at the parameters as they are now. */
  private double evaluateAgain() {
    HostVector gradient = model.gradient(lane);
    try {
      for (int piece = 0; piece < batch.pieces(); piece++) {
        batch.start(model, piece);
        model.lossAndGradient(lane, trialTerms);
        trial.add(batch, piece, trialTerms, gradient);
      }
    } catch (RuntimeException e) {
      // The lanes after this one have yet to be asked for the last piece.
      batch.start(model, batch.pieces() - 1);
      throw e;
    }
    regularisation.addTo(gradient, model.parameters(lane));
    return trial.terms()[0] + regularisation.penalty(model.parameters(lane));
  }
}
