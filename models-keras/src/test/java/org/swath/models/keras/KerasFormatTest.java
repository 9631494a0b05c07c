package org.swath.models.keras;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.api.Test;
import org.swath.core.data.Dataset;
import org.swath.core.data.ExampleShape;
import org.swath.core.data.LabelledImages;
import org.swath.core.device.DeviceKernel;
import org.swath.core.parameter.ParameterValues;
import org.swath.core.parameter.RunParameters;
import org.swath.core.random.RandomStreams;
import org.swath.core.train.Measurements;
import org.swath.core.train.RunOutcome;
import org.swath.core.train.Toolkit;
import org.swath.core.train.Trainer;
import org.swath.core.train.optimizer.Sgd;
import org.swath.core.workload.CohortModel;
import org.swath.core.workload.Workload;
import org.swath.core.workload.WorkloadFiles;
import org.swath.core.workload.WorkloadFiles.WorkloadFile;

/** Models of Keras are trained from the weights in their files, or from new ones. */
class KerasFormatTest {

  private static final String DIGEST = "sha256:0";
  private static final int HIDDEN = 3;
  private static final int PIXELS = 4;
  private static final int CLASSES = 2;

  @Test
  void trainingBeginsAtTheWeightsInTheFile() throws IOException {
    try (CohortModel model = opened(sequential(""), Map.of())) {
      assertThat(model.parameters(0).toDoubles())
          .as("kernels unit by unit, each layer's biases after them")
          .containsExactly(inOrderOfDeeplearning4j(), offset(0.0));
    }
  }

  @Test
  void aFunctionalModelHasTheSameWeights() throws IOException {
    try (CohortModel model = opened(functional(), Map.of())) {
      assertThat(model.parameters(0).toDoubles())
          .containsExactly(inOrderOfDeeplearning4j(), offset(0.0));
    }
  }

  /**
   * What Keras says it computes: softmax(relu(x W + b) V + c), and the mean of -log at the label.
   */
  @Test
  void theLossIsThatOfTheModelInTheFile() throws IOException {
    Dataset data = images(12, 6);
    double expected = 0;
    for (int image = 0; image < 6; image++) {
      expected -= Math.log(probabilities(data.test(), image)[data.test().labels()[image]]) / 6;
    }

    try (CohortModel model = opened(sequential(""), Map.of())) {
      assertThat(model.evaluate(0)[1]).isCloseTo(expected, offset(1e-6));
    }
  }

  @Test
  void weightsAreDrawnFromTheSeedWhenTheSpecSaysSo() throws IOException {
    byte[] file = sequential("");
    try (CohortModel drawn = opened(file, Map.of("initial-weights", "drawn"));
        CohortModel again = opened(file, Map.of("initial-weights", "drawn"));
        CohortModel wider = opened(file, Map.of("initial-weights", "drawn", "hidden.n-out", 5L))) {
      assertThat(drawn.parameters(0).toDoubles())
          .isEqualTo(again.parameters(0).toDoubles())
          .isNotEqualTo(inOrderOfDeeplearning4j());
      assertThat(wider.parameters(0).length()).isEqualTo(5 * 5 + 6 * 2);
    }
  }

  @Test
  void weightsInTheFileAreOfItsWidths() throws IOException {
    assertThat(problem(sequential(""), Map.of("hidden.n-out", 5L)))
        .isEqualTo(
            "The weights of model.h5 are of the widths in the file, but hidden.n-out gives a layer"
                + " another. Write initial-weights: drawn under workload");
  }

  @Test
  void aModelWithDropoutIsTrained() throws IOException {
    Workload workload = workload(sequential(dropout()));
    List<double[]> curve = new ArrayList<>();
    RunOutcome end =
        new Trainer(Toolkit.of(List.of(new Sgd())), System::nanoTime)
            .train(
                workload.prepare(images(80, 40), DeviceKernel.PORTABLE),
                List.of(
                    new RunParameters(
                        parameters(Map.of("dropout-1.dropout", 0.1)),
                        ParameterValues.of(
                            Map.of("epochs", 20L, "batch-size", 8L, "learning-rate", 0.1)),
                        "sgd",
                        ParameterValues.of(Map.of("momentum", 0.9)))),
                1,
                Measurements.of(workload.component(), List.of()),
                (lane, epoch, metrics, seconds) -> curve.add(metrics.clone()))
            .get(0);

    assertThat(end.failure()).isEmpty();
    assertThat(curve.get(19)[0]).isLessThan(curve.get(0)[0]);
    assertThat(curve.get(19)[1]).as("test accuracy").isGreaterThan(0.8);
  }

  @Test
  void whatIsNoModelOfKerasIsRefused() throws IOException {
    assertThat(problem(new byte[] {'G', 'I', 'F', '8'}, Map.of()))
        .isEqualTo(
            "model.h5 must be a model of Keras in HDF5 or its zip file, but is neither. Save it with"
                + " model.save(\"model.h5\") or model.save(\"model.keras\")");
    assertThat(problem(KerasFile.of("{\"class_name\": \"Sequential\"}", List.of()), Map.of()))
        .startsWith("model.h5 must be a model of Keras that Deeplearning4j can import, but: ");
    byte[] cut = java.util.Arrays.copyOf(sequential(""), 600);
    assertThat(problem(cut, Map.of()))
        .startsWith("model.h5 must be a model of Keras that Deeplearning4j can import, but: ");
  }

  @Test
  void aLayerThatNobodyKnowsIsRefused() throws IOException {
    byte[] file = KerasFile.of(config("").replace("\"Dense\"", "\"Denser\""), weights());

    assertThat(problem(file, Map.of())).contains("Denser");
  }

  private static String problem(byte[] file, Map<String, Object> settings) {
    return workload(file)
        .problemWithModel(parameters(settings), Optional.of(new ExampleShape(2, 2, CLASSES)))
        .orElse("");
  }

  private static CohortModel opened(byte[] file, Map<String, Object> settings) {
    return workload(file)
        .prepare(images(12, 6), DeviceKernel.PORTABLE)
        .open(List.of(parameters(settings)), 8, new RandomStreams(3));
  }

  private static Workload workload(byte[] file) {
    return new KerasWorkloads()
        .workloads()
        .get(0)
        .with(new WorkloadFiles(Map.of(DIGEST, new WorkloadFile("model.h5", file))));
  }

  private static ParameterValues parameters(Map<String, Object> more) {
    Map<String, Object> values = new TreeMap<>(Map.of("model", DIGEST, "initial-weights", "file"));
    values.putAll(more);
    return ParameterValues.of(values);
  }

  private static byte[] sequential(String between) throws IOException {
    return KerasFile.of(config(between), weights());
  }

  private static String config(String between) {
    return "{\"class_name\": \"Sequential\", \"config\": {\"name\": \"own\", \"layers\": ["
        + dense("hidden", HIDDEN, "relu", "\"batch_input_shape\": [null, 4], ")
        + ", "
        + between
        + dense("classes", CLASSES, "softmax", "")
        + "]}}";
  }

  private static String dropout() {
    return "{\"class_name\": \"Dropout\", \"config\": {\"name\": \"dropout_1\", \"trainable\":"
        + " true, \"dtype\": \"float32\", \"rate\": 0.5, \"noise_shape\": null, \"seed\":"
        + " null}}, ";
  }

  private static byte[] functional() throws IOException {
    String config =
        "{\"class_name\": \"Functional\", \"config\": {\"name\": \"own\", \"layers\":"
            + " [{\"class_name\": \"InputLayer\", \"config\": {\"batch_input_shape\": [null, 4],"
            + " \"dtype\": \"float32\", \"sparse\": false, \"ragged\": false, \"name\":"
            + " \"pixels\"}, \"name\": \"pixels\", \"inbound_nodes\": []}, "
            + node(dense("hidden", HIDDEN, "relu", ""), "hidden", "pixels")
            + ", "
            + node(dense("classes", CLASSES, "softmax", ""), "classes", "hidden")
            + "], \"input_layers\": [[\"pixels\", 0, 0]], \"output_layers\": [[\"classes\", 0,"
            + " 0]]}}";
    return KerasFile.of(config, weights());
  }

  private static String node(String layer, String name, String from) {
    return layer.substring(0, layer.length() - 1)
        + ", \"name\": \"%s\", \"inbound_nodes\": [[[\"%s\", 0, 0, {}]]]}".formatted(name, from);
  }

  private static String dense(String name, int units, String activation, String more) {
    return """
    {"class_name": "Dense", "config": {"name": "%s", "trainable": true, %s"dtype": "float32", \
    "units": %d, "activation": "%s", "use_bias": true, \
    "kernel_initializer": {"class_name": "GlorotUniform", "config": {"seed": null}}, \
    "bias_initializer": {"class_name": "Zeros", "config": {}}, "kernel_regularizer": null, \
    "bias_regularizer": null, "activity_regularizer": null, "kernel_constraint": null, \
    "bias_constraint": null}}\
    """
        .formatted(name, more, units, activation);
  }

  private static List<KerasFile.Dense> weights() {
    return List.of(
        new KerasFile.Dense(
            "hidden", PIXELS, HIDDEN, numbers(PIXELS * HIDDEN, 0.1f), numbers(HIDDEN, 0.2f)),
        new KerasFile.Dense(
            "classes", HIDDEN, CLASSES, numbers(HIDDEN * CLASSES, 0.3f), numbers(CLASSES, 0.4f)));
  }

  private static float[] numbers(int count, float scale) {
    float[] numbers = new float[count];
    for (int i = 0; i < count; i++) {
      numbers[i] = scale * ((i * 7) % 5 - 2);
    }
    return numbers;
  }

  private static double[] inOrderOfDeeplearning4j() {
    List<Double> all = new ArrayList<>();
    for (KerasFile.Dense layer : weights()) {
      for (int unit = 0; unit < layer.units(); unit++) {
        for (int input = 0; input < layer.inputs(); input++) {
          all.add((double) layer.kernel()[input * layer.units() + unit]);
        }
      }
      for (float bias : layer.bias()) {
        all.add((double) bias);
      }
    }
    return all.stream().mapToDouble(Double::doubleValue).toArray();
  }

  private static double[] probabilities(LabelledImages images, int image) {
    double[] values = new double[PIXELS];
    for (int pixel = 0; pixel < PIXELS; pixel++) {
      values[pixel] = Byte.toUnsignedInt(images.pixels()[image * PIXELS + pixel]) / 255.0;
    }
    double[] hidden = through(weights().get(0), values);
    for (int unit = 0; unit < HIDDEN; unit++) {
      hidden[unit] = Math.max(0, hidden[unit]);
    }
    double[] scores = through(weights().get(1), hidden);
    double sum = Math.exp(scores[0]) + Math.exp(scores[1]);
    return new double[] {Math.exp(scores[0]) / sum, Math.exp(scores[1]) / sum};
  }

  private static double[] through(KerasFile.Dense layer, double[] inputs) {
    double[] outputs = new double[layer.units()];
    for (int unit = 0; unit < layer.units(); unit++) {
      outputs[unit] = layer.bias()[unit];
      for (int input = 0; input < layer.inputs(); input++) {
        outputs[unit] += inputs[input] * layer.kernel()[input * layer.units() + unit];
      }
    }
    return outputs;
  }

  /** Images of 2 × 2 pixels, brighter above or below. */
  private static Dataset images(int train, int test) {
    UniformRandomProvider random = new RandomStreams(5).stream("test images");
    return new Dataset(images(random, train), images(random, test), CLASSES);
  }

  private static LabelledImages images(UniformRandomProvider random, int count) {
    byte[] pixels = new byte[count * PIXELS];
    byte[] labels = new byte[count];
    for (int i = 0; i < count; i++) {
      labels[i] = (byte) random.nextInt(CLASSES);
      for (int pixel = 0; pixel < PIXELS; pixel++) {
        boolean bright = pixel / 2 == labels[i];
        pixels[i * PIXELS + pixel] = (byte) (random.nextInt(100) + (bright ? 120 : 0));
      }
    }
    return new LabelledImages(count, 2, 2, pixels, labels);
  }
}
