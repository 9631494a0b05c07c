package org.swath.jobs.cli;

import org.swath.core.train.schedule.Horizon;
import org.swath.core.train.schedule.LearningRate;

/**
 * A learning rate over a run's training, to be drawn.
 *
 * @param label what tells it from others, for a legend
 * @param rate of each step; only asked
 * @param horizon the training it is of
 */
record RateCurve(String label, LearningRate rate, Horizon horizon) {

  /** Epochs before a step, with the part of the one it is in. */
  double epoch(long step) {
    return step / horizon.stepsPerEpoch();
  }
}
