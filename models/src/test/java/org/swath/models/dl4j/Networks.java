package org.swath.models.dl4j;

import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.graph.MergeVertex;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.learning.config.Sgd;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/** Configurations as a user of Deeplearning4j writes them, for images of 6 × 5 in 3 classes. */
final class Networks {

  /** Of the updater in all files, which Swath leaves alone. */
  static final double RATE_IN_FILE = 0.1;

  private Networks() {}

  static NeuralNetConfiguration.Builder in(DataType precision) {
    return new NeuralNetConfiguration.Builder()
        .dataType(precision)
        .activation(Activation.RELU)
        .updater(new Sgd(RATE_IN_FILE));
  }

  /** 30 inputs, a hidden layer of 8 named Hidden_1 and 3 classes; the second layer has no name. */
  static MultiLayerConfiguration perceptron(DataType precision) {
    return in(precision)
        .list()
        .layer(new DenseLayer.Builder().name("Hidden_1").nIn(30).nOut(8).build())
        .layer(classes(8))
        .build();
  }

  static OutputLayer classes(int inputs) {
    return new OutputLayer.Builder(LossFunction.MCXENT)
        .nIn(inputs)
        .nOut(3)
        .activation(Activation.SOFTMAX)
        .build();
  }

  /** One layer alone. */
  static MultiLayerConfiguration linear(DataType precision) {
    return in(precision).list().layer(classes(30)).build();
  }

  /** As many outputs as it is told, with a loss of values. */
  static MultiLayerConfiguration values(int outputs) {
    return in(DataType.FLOAT)
        .list()
        .layer(new DenseLayer.Builder().nIn(30).nOut(8).build())
        .layer(
            new OutputLayer.Builder(LossFunction.MSE)
                .nIn(8)
                .nOut(outputs)
                .activation(Activation.IDENTITY)
                .build())
        .build();
  }

  /** A convolution over images, batch normalisation, and two dense layers. */
  static MultiLayerConfiguration convolution(DataType precision) {
    return in(precision)
        .list()
        .layer(new ConvolutionLayer.Builder(3, 3).name("convolution").nOut(4).build())
        .layer(new BatchNormalization.Builder().name("normalisation").build())
        .layer(new DenseLayer.Builder().name("dense").nOut(6).build())
        .layer(
            new OutputLayer.Builder(classes(0).getLossFn())
                .nOut(3)
                .activation(Activation.SOFTMAX)
                .build())
        .setInputType(InputType.convolutionalFlat(6, 5, 1))
        .build();
  }

  /** Two branches of 5 and 7 units that a vertex puts side by side. */
  static ComputationGraphConfiguration branches() {
    return in(DataType.FLOAT)
        .graphBuilder()
        .addInputs("pixels")
        .addLayer("left", new DenseLayer.Builder().nIn(30).nOut(5).build(), "pixels")
        .addLayer("right", new DenseLayer.Builder().nIn(30).nOut(7).build(), "pixels")
        .addVertex("both", new MergeVertex(), "left", "right")
        .addLayer("classes", classes(12), "both")
        .setOutputs("classes")
        .build();
  }
}
