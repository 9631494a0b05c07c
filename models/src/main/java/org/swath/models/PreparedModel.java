package org.swath.models;

import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.swath.core.data.Dataset;
import org.swath.core.data.ExampleShape;
import org.swath.core.device.DeviceKernel;
import org.swath.core.parameter.ParameterValues;
import org.swath.core.random.RandomStreams;
import org.swath.core.workload.PreparedWorkload;

/**
 * Models from files with their data.
 *
 * @param workload reads the models
 * @param task what they learn
 * @param dataset what they learn it from
 */
public record PreparedModel(ModelWorkload workload, Task task, Dataset dataset)
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
  public NetworkModel open(List<ParameterValues> lanes, int batchSize, RandomStreams streams) {
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

  /** Inputs and targets of some examples, in arrays of their own. */
  public record Batch(INDArray inputs, INDArray targets) {}

  /**
   * Some training examples, as a step takes them; this thread's generator of ND4J is seeded for
   * that step as {@link NetworkModel} seeds it.
   *
   * @param layout how the network takes examples
   * @param precision of the network
   * @param streams of the run
   * @param epoch from 1
   * @param firstInEpoch place in the epoch of the batch's first example
   * @param examples their numbers
   */
  public Batch batch(
      Network.InputLayout layout,
      DataType precision,
      RandomStreams streams,
      long epoch,
      int firstInEpoch,
      int[] examples) {
    ExampleArrays arrays =
        new ExampleArrays(
            dataset.train(), ExampleShape.of(dataset), task, layout, precision, examples.length);
    arrays.fill(place -> examples[place]);
    NetworkModel.seedStep(streams, epoch, firstInEpoch);
    return new Batch(arrays.inputs(), arrays.targets());
  }

  /** A seed for ND4J, whose generator takes 0 for the clock and 32 bits of what it is given. */
  static int seed(UniformRandomProvider stream) {
    return 1 + stream.nextInt(Integer.MAX_VALUE);
  }
}
