package org.swath.core.train;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.rng.RandomProviderState;
import org.apache.commons.rng.RestorableUniformRandomProvider;
import org.apache.commons.rng.core.RandomProviderDefaultState;
import org.swath.core.device.DeviceKernel;
import org.swath.core.device.HostVector;
import org.swath.core.parameter.ParameterValues;
import org.swath.core.random.RandomStreams;
import org.swath.core.state.StateReader;
import org.swath.core.state.StateWriter;
import org.swath.core.workload.CohortModel;
import org.swath.core.workload.PreparedWorkload;

/**
 * Minimises x²/2 from x = 1 in every lane, with noise on the gradient from a generator that each
 * lane keeps through all epochs: a model with more to save than its parameters.
 */
final class NoisyParabolas implements PreparedWorkload {

  int open;
  int batches;
  int savings;
  int laneThatCannotBeTrained = -1;
  final List<Integer> epochsStarted = new ArrayList<>();
  private final List<String> events;

  /**
   * @param events told of every evaluation
   */
  NoisyParabolas(List<String> events) {
    this.events = events;
  }

  @Override
  public DeviceKernel kernel() {
    return DeviceKernel.PORTABLE;
  }

  @Override
  public int trainingExamples() {
    return 8;
  }

  @Override
  public CohortModel open(List<ParameterValues> lanes, int batchSize, RandomStreams streams) {
    open++;
    List<HostVector> x = new ArrayList<>();
    List<RestorableUniformRandomProvider> noise = new ArrayList<>();
    for (int lane = 0; lane < lanes.size(); lane++) {
      x.add(new HostVector.Doubles(new double[] {1}));
      noise.add((RestorableUniformRandomProvider) streams.stream("noise"));
    }
    HostVector gradient = new HostVector.Doubles(new double[1]);
    return new CohortModel() {
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
      }

      @Override
      public void startBatch(int[] order, int from, int count) {
        batches++;
      }

      @Override
      public void lossAndGradient(int lane, double[] terms) {
        if (lane == laneThatCannotBeTrained) {
          throw new ArithmeticException("no gradient");
        }
        double value = x.get(lane).get(0);
        terms[0] = value * value / 2;
        terms[1] = value;
        gradient.set(new double[] {value + noise.get(lane).nextDouble() / 10});
      }

      @Override
      public double[] evaluate(int lane) {
        events.add("evaluated " + lane);
        return new double[] {x.get(lane).get(0)};
      }

      @Override
      public void save(int lane, StateWriter state) {
        savings++;
        CohortModel.super.save(lane, state);
        RandomProviderState generator = noise.get(lane).saveState();
        state.bytes("noise", ((RandomProviderDefaultState) generator).getState());
      }

      @Override
      public void restore(int lane, StateReader state) {
        CohortModel.super.restore(lane, state);
        RandomProviderState fresh = noise.get(lane).saveState();
        byte[] generator = ((RandomProviderDefaultState) fresh).getState();
        state.bytes("noise", generator);
        noise.get(lane).restoreState(new RandomProviderDefaultState(generator));
      }

      @Override
      public void close() {
        open--;
      }
    };
  }
}
