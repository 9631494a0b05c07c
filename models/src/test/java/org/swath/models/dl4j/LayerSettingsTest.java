package org.swath.models.dl4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.swath.models.ModelRuns.images;
import static org.swath.models.ModelRuns.parameters;
import static org.swath.models.ModelRuns.prepared;
import static org.swath.models.ModelRuns.problem;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.deeplearning4j.nn.conf.dropout.Dropout;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.swath.core.device.HostVector;
import org.swath.core.random.RandomStreams;
import org.swath.core.workload.CohortModel;
import org.swath.core.workload.Workload;
import org.swath.models.ModelRuns;
import org.swath.models.Task;

/** What a spec says of layers takes the place of what the file says. */
class LayerSettingsTest {

  private static final Workload PERCEPTRON =
      ModelRuns.workload(
          new Dl4jFormat(), Task.CLASSIFICATION, Networks.perceptron(DataType.DOUBLE).toJson());

  @Test
  void layersAfterOneOfAnotherWidthFollow() {
    assertThat(parameterCount(PERCEPTRON, Map.of())).isEqualTo(31 * 8 + 9 * 3);
    assertThat(parameterCount(PERCEPTRON, Map.of("hidden-1.n-out", 20L)))
        .isEqualTo(31 * 20 + 21 * 3);
  }

  @Test
  void denseLayersFollowAConvolutionOfAnotherNumberOfChannels() {
    Workload convolution =
        ModelRuns.workload(
            new Dl4jFormat(), Task.CLASSIFICATION, Networks.convolution(DataType.FLOAT).toJson());

    // Channels of 4 × 3 pixels; batch normalisation trains 2 numbers for each.
    assertThat(parameterCount(convolution, Map.of()))
        .isEqualTo(10 * 4 + 2 * 4 + (4 * 12 + 1) * 6 + 7 * 3);
    assertThat(parameterCount(convolution, Map.of("convolution.n-out", 5L)))
        .isEqualTo(10 * 5 + 2 * 5 + (5 * 12 + 1) * 6 + 7 * 3);
  }

  @Test
  void layersOfAGraphFollowThroughItsVertices() {
    Workload branches =
        ModelRuns.workload(new Dl4jFormat(), Task.CLASSIFICATION, Networks.branches().toJson());

    assertThat(parameterCount(branches, Map.of())).isEqualTo(31 * 12 + 13 * 3);
    assertThat(parameterCount(branches, Map.of("left.n-out", 9L)))
        .isEqualTo(31 * (9 + 7) + (9 + 7 + 1) * 3);
  }

  @Test
  void aWiderLayerDoesNotExcuseAWrongInput() {
    String model =
        Networks.perceptron(DataType.FLOAT).toJson().replace("\"nin\" : 30", "\"nin\" : 28");
    Workload workload = ModelRuns.workload(new Dl4jFormat(), Task.CLASSIFICATION, model);

    assertThat(problem(workload, Map.of("hidden-1.n-out", 20L))).contains("takes 28 values (nIn)");
  }

  @ParameterizedTest
  @CsvSource({"l1, 0.1", "l2, 0.1", "l1-bias, 0.1", "l2-bias, 0.1"})
  void penaltiesAreAddedToTheLossWithTheirSlopes(String setting, double weight) {
    double[] terms = new double[3];
    double[] penalised = new double[3];
    try (CohortModel without = opened(Map.of());
        CohortModel with = opened(Map.of("hidden-1." + setting, weight))) {
      // Biases start at 0, where they have no penalty.
      double[] start = without.parameters(0).toDoubles();
      for (int i = 0; i < start.length; i++) {
        start[i] += 0.01;
      }
      without.parameters(0).set(start);
      with.parameters(0).set(start);
      computed(without, terms);
      computed(with, penalised);
      boolean ofBias = setting.endsWith("-bias");
      int from = ofBias ? 30 * 8 : 0;
      int to = ofBias ? 31 * 8 : 30 * 8;
      double penalty = 0;
      for (int i = 0; i < start.length; i++) {
        boolean concerned = i >= from && i < to;
        double slope = setting.startsWith("l1") ? Math.signum(start[i]) : start[i];
        double expected = without.gradient(0).get(i) + (concerned ? weight * slope : 0);
        assertThat(with.gradient(0).get(i)).isCloseTo(expected, within());
        if (concerned) {
          penalty +=
              weight * (setting.startsWith("l1") ? Math.abs(start[i]) : start[i] * start[i] / 2);
        }
      }
      assertThat(penalised[0] - terms[0]).isCloseTo(penalty, within());
      assertThat(with.evaluate(0))
          .as("test metrics know no penalties")
          .isEqualTo(without.evaluate(0));
    }
  }

  @Test
  void zeroTakesAPenaltyOfTheFileAway() {
    String penalised =
        Networks.in(DataType.DOUBLE).l2(0.5).list().layer(Networks.classes(30)).build().toJson();
    Workload workload = ModelRuns.workload(new Dl4jFormat(), Task.CLASSIFICATION, penalised);
    Workload linear =
        ModelRuns.workload(
            new Dl4jFormat(), Task.CLASSIFICATION, Networks.linear(DataType.DOUBLE).toJson());
    double[] without = new double[3];
    double[] with = new double[3];
    double[] removed = new double[3];
    try (CohortModel first = opened(linear, Map.of());
        CohortModel second = opened(workload, Map.of());
        CohortModel third = opened(workload, Map.of("layer0.l2", 0.0))) {
      computed(first, without);
      computed(second, with);
      computed(third, removed);
    }

    assertThat(with[0]).isGreaterThan(without[0] + 1e-3);
    assertThat(removed[0]).isEqualTo(without[0]);
  }

  @Test
  void activationAndDropoutChangeTheLoss() {
    double[] plain = new double[3];
    double[] tanh = new double[3];
    double[] dropped = new double[3];
    try (CohortModel first = opened(Map.of());
        CohortModel second = opened(Map.of("hidden-1.activation", "tanh"));
        CohortModel third = opened(Map.of("layer1.dropout", 0.5))) {
      computed(first, plain);
      computed(second, tanh);
      computed(third, dropped);
      assertThat(third.evaluate(0)).as("nothing is dropped in use").isEqualTo(first.evaluate(0));
    }

    assertThat(List.of(tanh[0], dropped[0])).doesNotContain(plain[0]);
  }

  @Test
  void whatIsDroppedIsWhatIsNotRetained() {
    DenseLayer layer = new DenseLayer.Builder().nIn(2).nOut(2).build();
    LayerSettings settings =
        new LayerSettings("model.json", List.of(new NamedLayer("hidden", layer)));
    settings.set(Map.of("hidden.dropout", 0.25));
    assertThat(layer.getIDropout()).isEqualTo(new Dropout(0.75));

    settings.set(Map.of("hidden.dropout", 0.0));
    assertThat(layer.getIDropout()).isNull();
  }

  @Test
  void weightsAreDrawnAsTheSpecSays() {
    try (CohortModel model = opened(Map.of("hidden-1.weight-init", "zero"))) {
      HostVector parameters = model.parameters(0);
      assertThat(IntStream.range(0, 31 * 8).mapToDouble(parameters::get)).containsOnly(0.0);
      assertThat(IntStream.range(31 * 8, 31 * 8 + 24).mapToDouble(parameters::get))
          .doesNotContain(0.0);
    }
  }

  @Test
  void aLayerThatIsNotThereIsToldWithTheNearestThatIs() {
    assertThat(problem(PERCEPTRON, Map.of("hiden-1.n-out", 20L)))
        .isEqualTo(
            "hiden-1.n-out must name a layer of model.json, but there is none of that name. Did you"
                + " mean hidden-1.n-out?");
    assertThat(problem(PERCEPTRON, Map.of("encoder.l2", 0.1)))
        .endsWith("Valid here: hidden-1.l2, layer1.l2.");
  }

  @Test
  void aSettingThatALayerHasNotIsRefused() {
    Workload convolution =
        ModelRuns.workload(
            new Dl4jFormat(), Task.CLASSIFICATION, Networks.convolution(DataType.FLOAT).toJson());

    assertThat(problem(convolution, Map.of("normalisation.n-out", 3L)))
        .isEqualTo(
            "normalisation.n-out must be a setting of a layer that has it, but normalisation of"
                + " model.json is a BatchNormalization. Leave it out");
  }

  private static org.assertj.core.data.Offset<Double> within() {
    return org.assertj.core.data.Offset.offset(1e-12);
  }

  private static int parameterCount(Workload workload, Map<String, Object> settings) {
    try (CohortModel model = opened(workload, settings)) {
      computed(model, new double[3]);
      return model.parameters(0).length();
    }
  }

  private static CohortModel opened(Map<String, Object> settings) {
    return opened(PERCEPTRON, settings);
  }

  private static CohortModel opened(Workload workload, Map<String, Object> settings) {
    return prepared(workload, images(60, 20))
        .open(List.of(parameters(settings)), 16, new RandomStreams(3));
  }

  private static void computed(CohortModel model, double[] terms) {
    model.startEpoch(1);
    model.startBatch(IntStream.range(0, 60).toArray(), 0, 16);
    model.lossAndGradient(0, terms);
  }
}
