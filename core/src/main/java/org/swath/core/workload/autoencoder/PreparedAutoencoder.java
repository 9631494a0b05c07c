package org.swath.core.workload.autoencoder;

import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.nd4j.linalg.api.buffer.DataType;
import org.swath.core.data.Dataset;
import org.swath.core.data.LabelledImages;
import org.swath.core.device.DeviceKernel;
import org.swath.core.parameter.ParameterValues;
import org.swath.core.random.RandomStreams;
import org.swath.core.workload.CohortModel;
import org.swath.core.workload.PreparedWorkload;
import org.swath.core.workload.activations.ActivationProbe;
import org.swath.core.workload.activations.LayerWeights;
import org.swath.core.workload.activations.NormalisedReconstruction;
import org.swath.core.workload.activations.PixelMatrix;
import org.swath.core.workload.probe.LinearProbe;

/**
 * The autoencoder with its images.
 *
 * @param evaluation holds the images
 */
record PreparedAutoencoder(AutoencoderEvaluation evaluation) implements PreparedWorkload {

  /** In single or double precision. */
  static PreparedAutoencoder of(Dataset dataset, DataType precision) {
    LabelledImages train = dataset.train();
    LabelledImages test = dataset.test();
    return new PreparedAutoencoder(
        new AutoencoderEvaluation(
            PixelMatrix.of(train, precision),
            PixelMatrix.of(test, precision),
            new ActivationProbe(train.labels(), test.labels(), new LinearProbe(dataset.classes())),
            NormalisedReconstruction.of(test)));
  }

  @Override
  public DeviceKernel kernel() {
    return DeviceKernel.PORTABLE;
  }

  @Override
  public int trainingExamples() {
    return evaluation.train().rows();
  }

  @Override
  public CohortModel open(List<ParameterValues> lanes, int batchSize, RandomStreams streams) {
    int hiddenUnits = lanes.get(0).count("hidden-units");
    if (lanes.stream().anyMatch(lane -> lane.count("hidden-units") != hiddenUnits)) {
      throw new IllegalArgumentException("Lanes of one cohort must have the same hidden-units");
    }
    int pixels = evaluation.train().pixels();
    UniformRandomProvider stream = streams.stream("initialisation");
    LayerWeights encoder = LayerWeights.draw(stream, hiddenUnits, pixels);
    LayerWeights decoder = LayerWeights.draw(stream, pixels, hiddenUnits);
    return new AutoencoderModel(
        lanes.stream().map(lane -> lane.number("sparsity-weight")).toList(),
        encoder,
        decoder,
        Math.min(batchSize, trainingExamples()),
        evaluation);
  }
}
