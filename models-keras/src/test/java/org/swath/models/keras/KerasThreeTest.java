package org.swath.models.keras;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.offset;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.swath.core.data.LabelledImages;
import org.swath.core.device.DeviceKernel;
import org.swath.core.parameter.ParameterValues;
import org.swath.core.parameter.RunParameters;
import org.swath.core.train.Measurements;
import org.swath.core.train.RunOutcome;
import org.swath.core.train.Toolkit;
import org.swath.core.train.Trainer;
import org.swath.core.train.optimizer.Sgd;
import org.swath.core.workload.Workload;
import org.swath.core.workload.WorkloadFiles;
import org.swath.core.workload.WorkloadFiles.WorkloadFile;
import org.swath.models.Architecture;
import org.swath.models.ModelException;
import org.swath.models.Network;

/** Models that Keras 3 has saved compute what Keras computes, and learn what they learn there. */
class KerasThreeTest {

  private static final String DIGEST = "sha256:0";
  private static final Offset<Double> SINGLE_PRECISION = offset(2e-6);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "dense",
        "dropping",
        "functional",
        "convolutional",
        "residual",
        "recurrent",
        "regression",
        "autoencoder"
      })
  void theOutputsAreThoseOfKeras(String name) throws IOException {
    KerasThreeModel model = KerasThreeModel.of(name);

    assertThat(outputs(model, model.inHdf5()))
        .as("of model.h5")
        .containsExactly(model.numbers("outputs"), SINGLE_PRECISION);
    assertThat(outputs(model, model.zipped()))
        .as("of model.keras")
        .containsExactly(model.numbers("outputs"), SINGLE_PRECISION);
  }

  /** All examples in one batch; penalties are in the loss, and batch statistics in the outputs. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "dense",
        "functional",
        "convolutional",
        "residual",
        "recurrent",
        "regression",
        "autoencoder"
      })
  void trainsAsKerasDoes(String name) throws IOException {
    KerasThreeModel model = KerasThreeModel.of(name);
    List<double[]> curve = trained(model);

    double[] losses = model.numbers("losses");
    for (int step = 0; step < losses.length; step++) {
      assertThat(curve.get(step)[0]).as("step %d", step).isCloseTo(losses[step], offset(1e-5));
    }
    double[] last = curve.get(losses.length - 1);
    assertThat(last[model.task().metrics().size()])
        .as("test loss after the last step")
        .isCloseTo(model.trainedLoss(), offset(1e-5));
  }

  @Test
  void weightsMayBeDrawnAnew() throws IOException {
    KerasThreeModel model = KerasThreeModel.of("convolutional");

    Architecture drawn =
        read(model, model.inHdf5(), Map.of("initial-weights", "drawn", "conv2d.n-out", 4L));
    try (Network network = drawn.open(1)) {
      assertThat(network.parameters().length())
          .as("a convolution of 4 channels, one of 3, their statistics, and 3 classes")
          .isEqualTo(4 * 10 + 3 * 17 + 4 * 3 + 3 * 7);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "dropping | \"Dropout\" | \"AlphaDropout\" | model.h5 must have layers that Swath takes from"
            + " Keras 3, but layer dropout is a AlphaDropout. Change the model; docs/own-model.md"
            + " names the layers",
        "dropping | \"activation\": \"relu\" | \"activation\": \"hard_sigmoid\" | Layer hidden of"
            + " model.h5 must have an activation that Deeplearning4j trains alike, but has"
            + " hard_sigmoid. Take one of elu, linear, relu, relu6, selu, sigmoid, silu, softmax,"
            + " softplus, softsign, tanh",
        "dropping | \"name\": \"hidden\", \"trainable\": true | \"name\": \"hidden\", \"trainable\":"
            + " false | Layer hidden of model.h5 must be trainable, but is frozen (trainable: false)."
            + " Set layer.trainable = True before saving the model",
        "dropping | {\"name\": \"float32\"} | {\"name\": \"mixed_float16\"} | Layer hidden of"
            + " model.h5 must be in float32, but is in mixed_float16. Build the model anew without"
            + " that dtype or policy, and save that",
        "dropping | \"bias_regularizer\": null | \"bias_regularizer\": {\"class_name\": \"L2\"} |"
            + " Layer hidden of model.h5 must be what Deeplearning4j trains alike, but has"
            + " bias_regularizer: L2. Leave bias_regularizer as it is when not given",
        "dropping | \"class_name\": \"Sequential\" | \"class_name\": \"Own\" | model.h5 must be a"
            + " Sequential or a functional model of Keras, but is a Own, whose layers are not in the"
            + " file. Write it as keras.Model(inputs, outputs)",
        "convolutional | \"data_format\": \"channels_last\" | \"data_format\": \"channels_first\" |"
            + " Layer conv2d of model.h5 must be what Deeplearning4j trains alike, but has"
            + " data_format: channels_first. Leave data_format as it is when not given",
        "convolutional | \"scale\": true | \"scale\": false | Layer batch_normalization_1 of model.h5"
            + " must be what Deeplearning4j trains alike, but has scale: false. Leave scale as it is"
            + " when not given",
        "dropping | {\"class_name\": \"Dense\", \"config\": {\"name\": \"hidden\" | {\"class_name\":"
            + " \"Dropout\", \"config\": {\"name\": \"first\", \"rate\": 0.1}}, {\"class_name\":"
            + " \"Dense\", \"config\": {\"name\": \"hidden\" | Layer first of model.h5 must come after"
            + " another layer, but takes what goes into the model. Leave it out, and write dropout"
            + " for the layer after it under workload",
        "convolutional | \"class_name\": \"Flatten\" | \"class_name\": \"Dropout\" | Layer dense_2"
            + " of model.h5 must take what Deeplearning4j trains it on, but takes images from"
            + " flatten. Put a Flatten before it",
        "functional | \"kwargs\": {} | \"kwargs\": {\"mask\": 1} | Layer left of model.h5 must be"
            + " applied to layers alone, but also gets mask: 1. Leave that argument out",
        "functional | \"axis\": -1 | \"axis\": 0 | Layer concatenate of model.h5 must join others"
            + " along the last axis, but has axis: 0. Leave axis out",
        "functional | \"class_name\": \"Add\" | \"class_name\": \"Minimum\" | model.h5 must have"
            + " layers that Swath takes from Keras 3, but layer add is a Minimum. Change the model;"
            + " docs/own-model.md names the layers"
      })
  void whatWouldBecomeAnotherModelIsRefused(String name, String text, String other, String message)
      throws IOException {
    KerasThreeModel model = KerasThreeModel.of(name);
    byte[] file = model.inHdf5(text, other);

    assertThatThrownBy(() -> read(model, file, Map.of()))
        .isInstanceOf(ModelException.class)
        .hasMessage(message);
  }

  @Test
  void aConvolutionWithChannelsLastHasNoDropoutOfItsOwn() throws IOException {
    KerasThreeModel model = KerasThreeModel.of("convolutional");
    byte[] file = model.inHdf5();

    assertThatThrownBy(() -> read(model, file, Map.of("conv2d.dropout", 0.5)))
        .hasMessage(
            "Layer conv2d of model.h5 must have no dropout of its own, its channels coming last,"
                + " where Deeplearning4j cannot train it, but has some. Put a layer that only drops"
                + " before it in the model, and set the dropout of that");
  }

  @Test
  void aZipFileOfSomethingElseIsRefused() throws IOException {
    KerasThreeModel model = KerasThreeModel.of("dense");
    byte[] other = KerasThreeModel.zip(Map.of("config.json", new byte[] {'{', '}'}));

    assertThatThrownBy(() -> read(model, other, Map.of()))
        .hasMessage(
            "model.h5 must hold config.json and model.weights.h5, as model.save(\"model.keras\")"
                + " writes them, but has only config.json. Save the model that way, or with"
                + " model.save(\"model.h5\")");
  }

  @Test
  void weightsAloneAreRefused() throws IOException {
    KerasThreeModel model = KerasThreeModel.of("dense");
    byte[] weights = KerasThreeFile.of(Map.of(), Map.of("layers/dense/vars/0", array(model)));

    assertThatThrownBy(() -> read(model, weights, Map.of()))
        .hasMessage(
            "model.h5 must hold a whole model, but has no model_config. Save it with"
                + " model.save(\"model.h5\"), not its weights alone");
  }

  private static org.nd4j.shade.jackson.databind.JsonNode array(KerasThreeModel model) {
    return model.saved().path("arrays").elements().next();
  }

  private static Architecture read(
      KerasThreeModel model, byte[] file, Map<String, Object> parameters) {
    ParameterValues values = ParameterValues.of(Map.of("initial-weights", "file"));
    Map<String, Object> settings = new java.util.TreeMap<>(parameters);
    Object initial = settings.remove("initial-weights");
    Architecture architecture =
        new KerasFormat()
            .read(
                "model.h5",
                file,
                initial == null ? values : values.with("initial-weights", initial),
                model.task());
    architecture.set(settings);
    architecture.requireTrainable(model.task());
    architecture.fit(KerasThreeModel.SHAPE, model.task());
    return architecture;
  }

  private static double[] outputs(KerasThreeModel model, byte[] file) {
    LabelledImages images = model.examples().test();
    float[] values = new float[images.count() * KerasThreeModel.SHAPE.values()];
    for (int i = 0; i < values.length; i++) {
      values[i] =
          (float)
              images.value(i / KerasThreeModel.SHAPE.values(), i % KerasThreeModel.SHAPE.values());
    }
    try (Network network = read(model, file, Map.of()).open(1)) {
      long[] shape = network.inputLayout().shape(images.count(), KerasThreeModel.SHAPE);
      INDArray output = network.output(Nd4j.createFromArray(values).reshape(shape));
      return output.reshape(output.length()).toDoubleVector();
    }
  }

  private static List<double[]> trained(KerasThreeModel model) throws IOException {
    WorkloadFiles files =
        new WorkloadFiles(Map.of(DIGEST, new WorkloadFile("model.keras", model.zipped())));
    String name = "keras" + model.task().suffix();
    Workload workload =
        new KerasWorkloads()
            .workloads().stream()
                .filter(known -> known.component().component().name().equals(name))
                .findFirst()
                .orElseThrow()
                .with(files);
    List<double[]> curve = new ArrayList<>();
    RunOutcome end =
        new Trainer(Toolkit.of(List.of(new Sgd())), System::nanoTime)
            .train(
                workload.prepare(model.examples(), DeviceKernel.PORTABLE),
                List.of(
                    new RunParameters(
                        ParameterValues.of(Map.of("model", DIGEST, "initial-weights", "file")),
                        ParameterValues.of(
                            Map.of("epochs", 3L, "batch-size", 8L, "learning-rate", 0.05)),
                        "sgd",
                        ParameterValues.of(Map.of("momentum", 0.0)))),
                1,
                Measurements.of(workload.component(), List.of()),
                (lane, epoch, metrics, seconds) -> curve.add(metrics.clone()))
            .get(0);
    assertThat(end.failure()).isEmpty();
    return curve;
  }
}
