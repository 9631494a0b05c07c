package org.swath.core.workload.ternary;

import java.util.Optional;
import org.swath.core.parameter.ParameterValues;
import org.swath.core.state.StateReader;
import org.swath.core.state.StateWriter;

/** What steers the training of one lane between its epochs, and all that it remembers. */
final class Controllers {

  private static final double RATE_SHIFT = 0.05;
  private static final double LEAST_RATE = 1e-6;
  private static final double MOST_RATE = 0.01;
  private static final double WEIGHT_SHIFT = 0.01;
  private static final double LEAST_ALIGNMENT_WEIGHT = 0.15;
  private static final double MOST_ALIGNMENT_WEIGHT = 0.75;

  private final PhaseSchedule schedule;
  private final Optional<StateNet> stateNet;
  private final GradientBalance balance;
  private final LossWeights weights;
  private double coverageRatio = Double.NaN;
  private Phase phase;
  private double alignmentWeight;
  private double rateFactor;
  private boolean correctionDue;

  /**
   * @param settings the lane's parameters
   * @param stateNet of the seed; asked only where the settings want it
   */
  Controllers(ParameterValues settings, StateNet stateNet) {
    this.schedule = new PhaseSchedule(settings);
    this.stateNet = settings.flag(Settings.STATE_NET) ? Optional.of(stateNet) : Optional.empty();
    this.balance = new GradientBalance(settings.flag(Settings.GRADIENT_BALANCE));
    this.weights =
        new LossWeights(
            settings.number(Settings.WEIGHT_START), settings.number(Settings.WEIGHT_STEP));
  }

  /**
   * Sets everything for an epoch.
   *
   * @param epoch from 1
   */
  void startEpoch(int epoch) {
    balance.startEpoch();
    weights.startEpoch(balance, coverageRatio);
    phase = schedule.at(epoch - 1, balance.balanced());
    alignmentWeight = phase.alignmentWeight();
    rateFactor = 1;
    correctionDue = stateNet.isPresent();
  }

  /**
   * Told of each step when its gradient has been clipped; the first of an epoch corrects what is
   * left of the epoch, its own rate included.
   */
  void clipped(double lengthA, double lengthB, BatchState batch) {
    if (correctionDue) {
      correct(stateNet.orElseThrow(), batch);
      correctionDue = false;
    }
    balance.add(lengthA, lengthB);
  }

  private void correct(StateNet net, BatchState batch) {
    double[] corrections =
        net.corrections(
            new double[] {
              batch.entropyA(),
              batch.entropyB(),
              batch.divergenceA(),
              batch.divergenceB(),
              balance.ratio(),
              phase.coupling(),
              weights.a(),
              weights.b(),
              alignmentWeight
            });
    rateFactor = 1 + RATE_SHIFT * corrections[0];
    weights.shift(WEIGHT_SHIFT * corrections[1], WEIGHT_SHIFT * corrections[2]);
    double shifted = alignmentWeight + WEIGHT_SHIFT * corrections[3];
    alignmentWeight = Math.min(Math.max(shifted, LEAST_ALIGNMENT_WEIGHT), MOST_ALIGNMENT_WEIGHT);
  }

  /** The learning rate in the place of the scheduled one. */
  double rate(double scheduled) {
    return stateNet.isPresent()
        ? Math.min(Math.max(scheduled * rateFactor, LEAST_RATE), MOST_RATE)
        : scheduled;
  }

  /** Told of the shares of operations that both were found to cover. */
  void covered(double shareA, double shareB) {
    coverageRatio = shareB / shareA;
  }

  /** What the schedules set for the epoch. */
  Phase phase() {
    return phase;
  }

  /** λ₃. */
  double alignmentWeight() {
    return alignmentWeight;
  }

  GradientBalance balance() {
    return balance;
  }

  /** λ₁ and λ₂. */
  LossWeights weights() {
    return weights;
  }

  void save(StateWriter state) {
    balance.save(state);
    weights.save(state);
    state.doubles("coverage-ratio", coverageRatio);
  }

  void restore(StateReader state) {
    balance.restore(state);
    weights.restore(state);
    coverageRatio = state.number("coverage-ratio");
  }
}
