package org.swath.models.dl4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.swath.models.ModelRuns.problem;

import java.util.Map;
import org.deeplearning4j.nn.conf.GradientNormalization;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.swath.core.workload.Workload;
import org.swath.models.ModelRuns;
import org.swath.models.Task;

/** What is read, and what is refused with words that say what to do. */
class Dl4jFormatTest {

  private static final Map<String, Object> AS_IN_THE_FILE = Map.of();

  @Test
  void configurationsInJsonAndYamlOfEitherKindAreRead() {
    assertThat(problem(classifier(Networks.perceptron(DataType.FLOAT).toJson()), AS_IN_THE_FILE))
        .isEmpty();
    assertThat(problem(classifier(Networks.perceptron(DataType.FLOAT).toYaml()), AS_IN_THE_FILE))
        .isEmpty();
    assertThat(problem(classifier(Networks.branches().toJson()), AS_IN_THE_FILE)).isEmpty();
    assertThat(problem(classifier(Networks.branches().toYaml()), AS_IN_THE_FILE)).isEmpty();
    assertThat(problem(classifier(Networks.convolution(DataType.FLOAT).toJson()), AS_IN_THE_FILE))
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "   ", "{\"confs\": [", "{]", "just words", "- a\n- list", "a: [1"})
  void whatIsNoConfigurationIsRefused(String text) {
    assertThat(problem(classifier(text), AS_IN_THE_FILE))
        .startsWith("model.json must be")
        .contains("toJson")
        .doesNotContain("Exception");
  }

  @Test
  void anotherObjectIsToldWhatIsMissing() {
    assertThat(problem(classifier("{\"layers\": 3}"), AS_IN_THE_FILE))
        .isEqualTo(
            "model.json must be a MultiLayerConfiguration (with confs) or a"
                + " ComputationGraphConfiguration (with vertices) of Deeplearning4j, but has"
                + " neither. Write one with toJson or toYaml");
  }

  @Test
  void aConfigurationWithoutLayersIsRefused() {
    assertThat(problem(classifier("{\"confs\": []}"), AS_IN_THE_FILE))
        .isEqualTo(
            "model.json must have a layer, but confs is empty. Add the layers of the network");
  }

  @Test
  void aLayerThatNobodyKnowsIsRefused() {
    String unknown =
        Networks.perceptron(DataType.FLOAT).toJson().replace("layers.DenseLayer", "layers.Dense");

    assertThat(problem(classifier(unknown), AS_IN_THE_FILE))
        .startsWith("model.json must be a network configuration that Deeplearning4j ")
        .contains("Dense");
  }

  @Test
  void dataOfAnotherSizeIsRefused() {
    String model =
        Networks.perceptron(DataType.FLOAT).toJson().replace("\"nin\" : 30", "\"nin\" : 28");

    assertThat(problem(classifier(model), AS_IN_THE_FILE))
        .isEqualTo(
            "Layer hidden-1 of model.json must take what comes to it, but takes 28 values (nIn) and"
                + " gets 30. Change nIn in the file, or choose data of another size");
  }

  @Test
  void layersThatDoNotFitEachOtherAreRefused() {
    String model =
        Networks.perceptron(DataType.FLOAT).toJson().replace("\"nin\" : 8", "\"nin\" : 9");

    assertThat(problem(classifier(model), AS_IN_THE_FILE))
        .startsWith("Layer layer1 of model.json must take what comes to it, but takes 9 values");
  }

  @Test
  void anotherNumberOfClassesIsRefused() {
    String model =
        Networks.perceptron(DataType.FLOAT).toJson().replace("\"nout\" : 3", "\"nout\" : 4");

    assertThat(problem(classifier(model), AS_IN_THE_FILE))
        .isEqualTo(
            "Layer layer1 of model.json must give 3 values for each example, the number of classes"
                + " of the data, but gives 4. Change its width (layer1.n-out or nOut)");
  }

  @ParameterizedTest
  @CsvSource({"CLASSIFICATION", "REGRESSION", "AUTOENCODING"})
  void aLossOfAnotherTaskIsRefused(Task task) {
    String model =
        task == Task.CLASSIFICATION
            ? Networks.values(3).toJson()
            : Networks.perceptron(DataType.FLOAT).toJson();

    assertThat(problem(ModelRuns.workload(new Dl4jFormat(), task, model), AS_IN_THE_FILE))
        .startsWith("Layer layer1 of model.json must have")
        .contains("loss")
        .endsWith(
            "Change it in the file, or choose the workload that fits: the name alone classifies,"
                + " -regression and -autoencoder after it do the other two");
  }

  @Test
  void clippingInTheFileIsLeftToSwath() {
    MultiLayerConfiguration clipped =
        new NeuralNetConfiguration.Builder()
            .gradientNormalization(GradientNormalization.ClipL2PerLayer)
            .list()
            .layer(new DenseLayer.Builder().nIn(30).nOut(8).build())
            .layer(Networks.classes(8))
            .build();

    assertThat(problem(classifier(clipped.toJson()), AS_IN_THE_FILE))
        .isEqualTo(
            "Layer layer0 of model.json must leave gradients as they are, but asks for"
                + " ClipL2PerLayer. Set gradientNormalization to None in the file, and write"
                + " clipping under training in the spec");
  }

  @Test
  void weightDecayInTheFileIsLeftToSwath() {
    MultiLayerConfiguration decayed =
        new NeuralNetConfiguration.Builder()
            .weightDecay(0.1)
            .list()
            .layer(Networks.classes(30))
            .build();

    assertThat(problem(classifier(decayed.toJson()), AS_IN_THE_FILE))
        .contains("must be regularised by an l1 or l2 that stays the same, but has a WeightDecay");
  }

  private static Workload classifier(String model) {
    return ModelRuns.workload(new Dl4jFormat(), Task.CLASSIFICATION, model);
  }
}
