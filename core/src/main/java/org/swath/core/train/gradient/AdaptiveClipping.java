package org.swath.core.train.gradient;

import org.swath.core.device.HostVector;
import org.swath.core.state.StateReader;
import org.swath.core.state.StateWriter;

/**
 * Scales a gradient down to {@code ratio} times the running average of lengths, from before it, of
 * gradients as they came: {@code a ← γ a + (1 - γ) ‖g‖}, divided by {@code 1 - γᵗ} because a starts
 * at 0. The first gradients only add to the average.
 */
final class AdaptiveClipping implements Clipping {

  private final double ratio;
  private final double decay;
  private final long graceSteps;
  private double average;
  private double decayPower = 1;
  private long steps;

  AdaptiveClipping(double ratio, double decay, long graceSteps) {
    this.ratio = ratio;
    this.decay = decay;
    this.graceSteps = graceSteps;
  }

  @Override
  public void clip(HostVector gradient, double norm) {
    if (!Double.isFinite(norm)) {
      return;
    }
    if (steps >= graceSteps) {
      double bound = ratio * average / (1 - decayPower);
      if (norm > bound) {
        Clipping.scale(gradient, bound / norm);
      }
    }
    average = decay * average + (1 - decay) * norm;
    decayPower *= decay;
    steps++;
  }

  @Override
  public void save(StateWriter state) {
    state.doubles("average", average, decayPower);
    state.longs("steps", steps);
  }

  @Override
  public void restore(StateReader state) {
    double[] averages = new double[2];
    state.doubles("average", averages);
    long[] counts = new long[1];
    state.longs("steps", counts);
    average = averages[0];
    decayPower = averages[1];
    steps = counts[0];
  }
}
