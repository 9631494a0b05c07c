package org.swath.core.workload.encoder;

import java.util.List;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;
import org.nd4j.linalg.ops.transforms.Transforms;
import org.swath.core.data.Dataset;
import org.swath.core.parameter.ParameterValues;
import org.swath.core.random.RandomStreams;
import org.swath.core.workload.CohortModel;
import org.swath.core.workload.PreparedWorkload;
import org.swath.core.workload.probe.LinearProbe;

/** The encoder with its images as numbers in [0, 1] outside the Java heap. */
final class PreparedEncoder implements PreparedWorkload {

  private static final int IMAGES_PER_BLOCK = 4096;

  private final PixelMatrix train;
  private final PixelMatrix test;
  private final byte[] trainLabels;
  private final byte[] testLabels;
  private final LinearProbe probe;

  PreparedEncoder(Dataset dataset, DataType precision) {
    this(
        PixelMatrix.of(dataset.train(), precision),
        dataset.train().labels(),
        PixelMatrix.of(dataset.test(), precision),
        dataset.test().labels(),
        dataset.classes());
  }

  PreparedEncoder(
      PixelMatrix train, byte[] trainLabels, PixelMatrix test, byte[] testLabels, int classes) {
    this.train = train;
    this.trainLabels = trainLabels;
    this.test = test;
    this.testLabels = testLabels;
    this.probe = new LinearProbe(classes);
  }

  @Override
  public int trainingExamples() {
    return train.rows();
  }

  @Override
  public CohortModel open(List<ParameterValues> lanes, int batchSize, RandomStreams streams) {
    int hiddenUnits = lanes.get(0).count("hidden-units");
    if (lanes.stream().anyMatch(lane -> lane.count("hidden-units") != hiddenUnits)) {
      throw new IllegalArgumentException("Lanes of one cohort must have the same hidden-units");
    }
    ImplicitEmEncoder.problemWithBatches(batchSize, train.rows())
        .ifPresent(
            problem -> {
              throw new IllegalArgumentException(problem);
            });
    EncoderModel model =
        new EncoderModel(
            this,
            lanes.stream().map(EncoderLane::of).toList(),
            hiddenUnits,
            Math.min(batchSize, train.rows()));
    model.initialise(streams.stream("initialisation"));
    return model;
  }

  PixelMatrix train() {
    return train;
  }

  /**
   * Fits the linear probe to the activations of the training images and scores it on the test
   * images.
   *
   * @param weights [inputs + 1 × units], the last row the biases
   * @return NaN when the activations have grown beyond double precision
   */
  double probeAccuracy(INDArray weights) {
    try (INDArray trainActivations = activations(train, weights);
        INDArray testActivations = activations(test, weights)) {
      double scale = trainActivations.norm2Number().doubleValue();
      if (!Double.isFinite(scale * scale)) {
        return Double.NaN;
      }
      return probe.fit(trainActivations, trainLabels).accuracy(testActivations, testLabels);
    }
  }

  /** ReLU(x W + b) of every image in double precision, [image × unit] with columns contiguous. */
  private static INDArray activations(PixelMatrix images, INDArray weights) {
    int inputs = images.pixels();
    INDArray all =
        Nd4j.createUninitialized(
            DataType.DOUBLE, new long[] {images.rows(), weights.columns()}, 'f');
    try (INDArray slopes =
            weights.get(NDArrayIndex.interval(0, inputs), NDArrayIndex.all()).dup('f');
        INDArray biases = weights.getRow(inputs).dup()) {
      for (int from = 0; from < images.rows(); from += IMAGES_PER_BLOCK) {
        int count = Math.min(IMAGES_PER_BLOCK, images.rows() - from);
        try (INDArray block = images.rows(from, count).mmul(slopes)) {
          Transforms.relu(block.addiRowVector(biases), false);
          all.get(NDArrayIndex.interval(from, from + count), NDArrayIndex.all()).assign(block);
        }
      }
    }
    return all;
  }
}
