package org.swath.parallel;

import org.apache.spark.api.java.function.Function;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.dataset.DataSet;
import org.swath.core.random.RandomStreams;
import org.swath.jobs.cluster.WorkloadInTasks;
import org.swath.models.Network;
import org.swath.models.PreparedModel;

/**
 * Turns a batch's numbers into its examples, in the worker's task, and seeds what the step will
 * draw: the worker asks for each batch on the thread that then trains on it.
 *
 * @param inTasks has the examples
 * @param seed of the run
 * @param layout how the network takes examples
 * @param precision of the network
 */
record BatchLoader(
    WorkloadInTasks inTasks, long seed, Network.InputLayout layout, DataType precision)
    implements Function<BatchNumbers, DataSet> {

  @Override
  public DataSet call(BatchNumbers batch) {
    PreparedModel model = (PreparedModel) inTasks.workload();
    PreparedModel.Batch loaded =
        model.batch(
            layout,
            precision,
            new RandomStreams(seed),
            batch.epoch(),
            batch.firstInEpoch(),
            batch.examples());
    return new DataSet(loaded.inputs(), loaded.targets());
  }
}
