package org.swath.core.workload;

import java.util.List;
import org.swath.core.device.DeviceKernel;
import org.swath.core.parameter.ParameterValues;
import org.swath.core.random.RandomStreams;

/** A workload with its data, ready to make models. Thread-safe. */
public interface PreparedWorkload {

  /** What its models compute with. */
  DeviceKernel kernel();

  /** Number of training examples without those held out; an epoch visits each once. */
  int trainingExamples();

  /**
   * Makes the initialised models of one cohort, one per lane, as one batched program. The models
   * belong to the calling thread until they are closed.
   *
   * @param lanes the workload parameters of each lane; at least one
   * @param batchSize the largest batch that will be asked for
   * @param streams the streams of the seed that the lanes share
   * @throws IllegalArgumentException when the lanes cannot be trained together or on this data
   */
  CohortModel open(List<ParameterValues> lanes, int batchSize, RandomStreams streams);
}
