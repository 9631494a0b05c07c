package org.swath.core.workload.encoder;

import java.util.List;
import org.swath.core.device.DeviceKernel;
import org.swath.core.parameter.ParameterValues;
import org.swath.core.random.RandomStreams;
import org.swath.core.workload.CohortModel;
import org.swath.core.workload.PreparedWorkload;
import org.swath.core.workload.activations.LayerWeights;

/**
 * The encoder with its images.
 *
 * @param inputs pixels of an image
 * @param images on their kernel
 * @param evaluation holds the labels
 */
record PreparedEncoder(int inputs, EncoderKernel images, EncoderEvaluation evaluation)
    implements PreparedWorkload {

  @Override
  public DeviceKernel kernel() {
    return images.device();
  }

  @Override
  public int trainingExamples() {
    return images.trainingExamples();
  }

  @Override
  public CohortModel open(List<ParameterValues> lanes, int batchSize, RandomStreams streams) {
    int hiddenUnits = lanes.get(0).count("hidden-units");
    if (lanes.stream().anyMatch(lane -> lane.count("hidden-units") != hiddenUnits)) {
      throw new IllegalArgumentException("Lanes of one cohort must have the same hidden-units");
    }
    ImplicitEmEncoder.problemWithBatches(batchSize, trainingExamples())
        .ifPresent(
            problem -> {
              throw new IllegalArgumentException(problem);
            });
    return images.open(
        lanes.stream().map(EncoderLane::of).toList(),
        LayerWeights.draw(streams.stream("initialisation"), hiddenUnits, inputs),
        Math.min(batchSize, trainingExamples()),
        evaluation);
  }
}
