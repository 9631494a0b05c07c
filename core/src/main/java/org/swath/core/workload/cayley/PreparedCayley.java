package org.swath.core.workload.cayley;

import java.util.List;
import org.swath.core.data.MarkovChain;
import org.swath.core.device.DeviceKernel;
import org.swath.core.parameter.ParameterValues;
import org.swath.core.random.RandomStreams;
import org.swath.core.workload.CohortModel;
import org.swath.core.workload.PreparedWorkload;
import org.swath.core.workload.sequence.Sequences;

/**
 * A Cayley model with its sequences.
 *
 * @param train what it is trained on
 * @param perEpoch sequences that an epoch visits
 * @param heldOut what it is validated on
 * @param test what it is evaluated on
 * @param chain that all of them were drawn from
 */
record PreparedCayley(
    Sequences train, int perEpoch, Sequences heldOut, Sequences test, MarkovChain chain)
    implements PreparedWorkload {

  /** Loops that Java compiles for any processor. */
  @Override
  public DeviceKernel kernel() {
    return DeviceKernel.PORTABLE;
  }

  @Override
  public int trainingExamples() {
    return perEpoch;
  }

  /** What an epoch visits. */
  Sequences part(int epoch) {
    int part = (epoch - 1) % CayleySsm.PARTS;
    return new Sequences(train.images(), train.from() + part * perEpoch, perEpoch);
  }

  @Override
  public CohortModel open(List<ParameterValues> lanes, int batchSize, RandomStreams streams) {
    List<CayleyShape> shapes = lanes.stream().map(this::shape).distinct().toList();
    if (shapes.size() > 1) {
      throw new IllegalArgumentException(
          "Lanes of one cohort must have models of the same shape, but got " + shapes);
    }
    return new CayleyModel(
        this,
        shapes.get(0),
        lanes.stream().map(CayleySettings::of).toList(),
        Math.min(batchSize, trainingExamples()),
        streams);
  }

  private CayleyShape shape(ParameterValues parameters) {
    return new CayleyShape(
        chain.tokens(),
        parameters.count(CayleySsm.UNITS),
        parameters.count(CayleySsm.STATES),
        parameters.count(CayleySsm.SPACE_LAYERS),
        parameters.count(CayleySsm.CAYLEY_LAYERS));
  }
}
