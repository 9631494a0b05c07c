package org.swath.core.workload.ternary;

import java.util.List;
import org.swath.core.device.DeviceKernel;
import org.swath.core.parameter.ParameterValues;
import org.swath.core.random.RandomStreams;
import org.swath.core.workload.CohortModel;
import org.swath.core.workload.PreparedWorkload;

/**
 * The dual autoencoder with its operations.
 *
 * @param kernel what single precision is computed with; double precision needs none
 * @param train what it is trained on
 * @param heldOut what it is validated on
 * @param test what it is evaluated on
 */
record PreparedTernary(DeviceKernel kernel, Operations train, Operations heldOut, Operations test)
    implements PreparedWorkload {

  @Override
  public int trainingExamples() {
    return train.count();
  }

  @Override
  public CohortModel open(List<ParameterValues> lanes, int batchSize, RandomStreams streams) {
    Precision precision = Precision.of(lanes.get(0));
    if (lanes.stream().anyMatch(lane -> Precision.of(lane) != precision)) {
      throw new IllegalArgumentException(
          "Lanes of one cohort must have the same " + Settings.PRECISION);
    }
    return new TernaryModel(
        this,
        lanes,
        precision.arithmetic(kernel),
        Math.min(batchSize, trainingExamples()),
        streams);
  }
}
