package org.swath.models;

import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.swath.core.data.Dataset;
import org.swath.core.data.ExampleShape;
import org.swath.core.device.DeviceKernel;
import org.swath.core.parameter.ParameterValues;
import org.swath.core.random.RandomStreams;
import org.swath.core.workload.CohortModel;
import org.swath.core.workload.PreparedWorkload;

/**
 * Models from files with their data.
 *
 * @param workload reads the models
 * @param task what they learn
 * @param dataset what they learn it from
 */
record PreparedModel(ModelWorkload workload, Task task, Dataset dataset)
    implements PreparedWorkload {

  /** ND4J operations, which any processor runs. */
  @Override
  public DeviceKernel kernel() {
    return DeviceKernel.PORTABLE;
  }

  @Override
  public int trainingExamples() {
    return dataset.train().count();
  }

  @Override
  public CohortModel open(List<ParameterValues> lanes, int batchSize, RandomStreams streams) {
    if (lanes.size() != 1) {
      throw new IllegalArgumentException(
          "A model from a file is trained in a cohort of its own, but got " + lanes.size());
    }
    ExampleShape shape = ExampleShape.of(dataset);
    Architecture architecture = workload.read(lanes.get(0));
    architecture.fit(shape, task);
    Network network = architecture.open(seed(streams.stream("initialisation")));
    return new NetworkModel(network, task, dataset, streams);
  }

  /** A seed for ND4J, whose generator takes 0 for the clock and 32 bits of what it is given. */
  static int seed(UniformRandomProvider stream) {
    return 1 + stream.nextInt(Integer.MAX_VALUE);
  }
}
