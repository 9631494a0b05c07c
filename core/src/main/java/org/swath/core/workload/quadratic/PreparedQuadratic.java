package org.swath.core.workload.quadratic;

import java.util.List;
import org.swath.core.device.DeviceKernel;
import org.swath.core.parameter.ParameterValues;
import org.swath.core.random.RandomStreams;
import org.swath.core.workload.CohortModel;
import org.swath.core.workload.PreparedWorkload;

/**
 * The quadratic form with the number of its examples.
 *
 * @param trainingExamples at least 1
 */
record PreparedQuadratic(int trainingExamples) implements PreparedWorkload {

  /** The portable one: plain loops, which need no kernel at all. */
  @Override
  public DeviceKernel kernel() {
    return DeviceKernel.PORTABLE;
  }

  @Override
  public CohortModel open(List<ParameterValues> lanes, int batchSize, RandomStreams streams) {
    if (lanes.stream().mapToInt(lane -> lane.count(Quadratic.DIMENSIONS)).distinct().count() > 1) {
      throw new IllegalArgumentException(
          "Lanes of one cohort must have the same %s, but got %s"
              .formatted(
                  Quadratic.DIMENSIONS,
                  lanes.stream().map(lane -> lane.count(Quadratic.DIMENSIONS)).toList()));
    }
    return new QuadraticModel(lanes.stream().map(QuadraticLane::of).toList(), streams);
  }
}
