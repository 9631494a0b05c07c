package org.swath.core.workload.quadratic;

import java.util.ArrayList;
import java.util.List;
import org.swath.core.device.HostVector;
import org.swath.core.random.RandomStreams;
import org.swath.core.workload.CohortModel;

/** The quadratic forms of one cohort, each in its own dimensions' order. */
final class QuadraticModel implements CohortModel {

  private static final int BEFORE_THE_FIRST_EPOCH = 0;

  private final List<QuadraticLane> lanes;
  private final List<HostVector.Doubles> parameters = new ArrayList<>();
  private final double[] gradient;
  private final HostVector sharedGradient;
  private final GradientNoise noise;
  private final boolean anyNoise;
  private int epoch = BEFORE_THE_FIRST_EPOCH;

  QuadraticModel(List<QuadraticLane> lanes, RandomStreams streams) {
    this.lanes = lanes;
    int dimensions = lanes.get(0).curvatures().length;
    this.gradient = new double[dimensions];
    this.sharedGradient = new HostVector.Doubles(gradient);
    this.noise = new GradientNoise(streams, dimensions);
    this.anyNoise = lanes.stream().anyMatch(QuadraticLane::noisy);
    for (QuadraticLane lane : lanes) {
      double[] theta = new double[dimensions];
      lane.start().fill(theta, streams);
      parameters.add(new HostVector.Doubles(theta));
    }
  }

  @Override
  public HostVector parameters(int lane) {
    return parameters.get(lane);
  }

  @Override
  public HostVector gradient(int lane) {
    return sharedGradient;
  }

  @Override
  public void startEpoch(int started) {
    epoch = started;
  }

  @Override
  public void startBatch(int[] examples, int from, int count) {
    if (anyNoise) {
      if (epoch == BEFORE_THE_FIRST_EPOCH) {
        throw new IllegalStateException(
            "An epoch must be started before its batches, for the noise is numbered by epoch");
      }
      noise.draw(epoch, examples, from, count);
    }
  }

  @Override
  public void lossAndGradient(int lane, double[] terms) {
    QuadraticLane form = lanes.get(lane);
    double[] curvatures = form.curvatures();
    double[] theta = parameters.get(lane).values();
    for (int i = 0; i < theta.length; i++) {
      gradient[i] = curvatures[i] * theta[i];
    }
    double excess = excessLoss(lane);
    // A lane without noise adds none, not even 0 times its neighbours', whose sign it would keep.
    terms[0] = form.noisy() ? excess + addNoise(form.noisePerDimension(), theta) : excess;
    terms[1] = excess;
    terms[2] = distance(lane);
  }

  @Override
  public double validationLoss(int lane) {
    return excessLoss(lane);
  }

  @Override
  public double[] evaluate(int lane) {
    return new double[] {excessLoss(lane), distance(lane)};
  }

  @Override
  public void close() {}

  /** Adds the batch's noise to the gradient; returns what it adds to the loss. */
  private double addNoise(double scale, double[] theta) {
    double loss = 0;
    for (int i = 0; i < theta.length; i++) {
      double slope = scale * noise.mean(i);
      gradient[i] += slope;
      loss += slope * theta[i];
    }
    return loss;
  }

  private double excessLoss(int lane) {
    double[] curvatures = lanes.get(lane).curvatures();
    double[] theta = parameters.get(lane).values();
    double sum = 0;
    for (int i = 0; i < theta.length; i++) {
      sum += curvatures[i] * theta[i] * theta[i];
    }
    return sum / 2;
  }

  private double distance(int lane) {
    double sum = 0;
    for (double value : parameters.get(lane).values()) {
      sum += value * value;
    }
    return Math.sqrt(sum);
  }
}
