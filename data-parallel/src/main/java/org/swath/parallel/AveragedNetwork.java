package org.swath.parallel;

import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.deeplearning4j.nn.api.NeuralNetwork;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.spark.impl.graph.SparkComputationGraph;
import org.deeplearning4j.spark.impl.multilayer.SparkDl4jMultiLayer;
import org.nd4j.linalg.dataset.DataSet;

/** A network that Deeplearning4j trains on Spark, of either of its two kinds. */
interface AveragedNetwork {

  /** Trains on the batches of one round, a partition for each worker. */
  void fit(JavaRDD<DataSet> round);

  /** Sets the rate of the steps to come, and how many were taken. */
  void turnTo(double rate, int steps);

  /** A network whose updater is set. */
  static AveragedNetwork of(
      NeuralNetwork network, JavaSparkContext spark, OrderedAveraging averaging) {
    return network instanceof MultiLayerNetwork layers
        ? new Layers(layers, new SparkDl4jMultiLayer(spark, layers, averaging))
        : new Graph(
            (ComputationGraph) network,
            new SparkComputationGraph(spark, (ComputationGraph) network, averaging));
  }

  /** Layers in a row. */
  record Layers(MultiLayerNetwork network, SparkDl4jMultiLayer onSpark) implements AveragedNetwork {

    @Override
    public void fit(JavaRDD<DataSet> round) {
      onSpark.fit(round);
    }

    @Override
    public void turnTo(double rate, int steps) {
      network.setLearningRate(rate);
      network.getLayerWiseConfigurations().setIterationCount(steps);
    }
  }

  /** Layers in a graph. */
  record Graph(ComputationGraph network, SparkComputationGraph onSpark) implements AveragedNetwork {

    @Override
    public void fit(JavaRDD<DataSet> round) {
      onSpark.fit(round);
    }

    @Override
    public void turnTo(double rate, int steps) {
      network.setLearningRate(rate);
      network.getConfiguration().setIterationCount(steps);
    }
  }
}
