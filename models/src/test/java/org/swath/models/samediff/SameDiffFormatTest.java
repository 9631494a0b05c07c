package org.swath.models.samediff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;
import static org.swath.models.ModelRuns.images;
import static org.swath.models.ModelRuns.prepared;
import static org.swath.models.ModelRuns.problem;
import static org.swath.models.ModelRuns.trainer;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.factory.Nd4j;
import org.swath.core.parameter.RunParameters;
import org.swath.core.random.RandomStreams;
import org.swath.core.train.RunOutcome;
import org.swath.core.workload.CohortModel;
import org.swath.core.workload.Workload;
import org.swath.models.ModelRuns;
import org.swath.models.Task;

/** Saved graphs are trained from the values in their files. */
class SameDiffFormatTest {

  private static final Map<String, Object> NAMES =
      Map.of(
          "input-placeholder",
          "pixels",
          "labels-placeholder",
          "labels",
          "loss-variable",
          "loss",
          "output-variable",
          "probabilities");

  @Test
  void theGradientIsTheSlopeOfTheLoss() {
    Workload workload = classifier(graph(30, 3));
    try (CohortModel model =
        prepared(workload, images(40, 20))
            .open(List.of(ModelRuns.parameters(NAMES)), 20, new RandomStreams(1))) {
      double[] gradient = new double[30 * 3 + 3];
      computed(model);
      for (int i = 0; i < gradient.length; i++) {
        gradient[i] = model.gradient(0).get(i);
      }
      double[] start = model.parameters(0).toDoubles();
      for (int i = 0; i < start.length; i += 7) {
        double[] moved = start.clone();
        moved[i] += 1e-5;
        model.parameters(0).set(moved);
        double above = computed(model);
        moved[i] -= 2e-5;
        model.parameters(0).set(moved);
        double below = computed(model);
        assertThat(gradient[i]).isCloseTo((above - below) / 2e-5, offset(1e-7));
      }
    }
  }

  @Test
  void aGraphLearnsToTellClassesApart() {
    Workload workload = classifier(graph(30, 3));
    List<double[]> curve = new ArrayList<>();
    RunOutcome end = train(workload, curve);

    assertThat(end.failure()).isEmpty();
    assertThat(curve.get(3)[0]).isLessThan(curve.get(0)[0]);
    assertThat(curve.get(3)[1]).as("test accuracy").isGreaterThan(0.8);
    List<double[]> again = new ArrayList<>();
    train(workload, again);
    assertThat(again.get(3)).isEqualTo(curve.get(3));
  }

  @Test
  void partsThatAreNotThereAreTold() {
    Map<String, Object> names = new TreeMap<>(NAMES);
    names.put("loss-variable", "lss");

    assertThat(problem(classifier(graph(30, 3)), names))
        .isEqualTo(
            "loss-variable must name a part of model.json, but there is no such part called"
                + " \"lss\". Did you mean loss?");
  }

  @Test
  void otherSizesThanThoseOfTheDataAreRefused() {
    assertThat(problem(classifier(graph(28, 3)), NAMES))
        .isEqualTo(
            "Placeholder pixels of model.json must take what it is given, [1, 30] for a batch of"
                + " one, but is [-1, 28]. Change the graph, or choose data of another size");
    assertThat(problem(classifier(graph(30, 4)), NAMES)).startsWith("Placeholder labels of");
  }

  @Test
  void whatIsNoGraphIsRefused() {
    assertThat(problem(classifier(new byte[] {1, 2, 3, 4, 5, 6, 7, 8, 9}), NAMES))
        .startsWith("model.json must be a graph that SameDiff has saved");
    assertThat(problem(classifier(new byte[0]), NAMES))
        .startsWith("model.json must be a graph that SameDiff has saved");
  }

  private static RunOutcome train(Workload workload, List<double[]> curve) {
    RunParameters run = ModelRuns.run("adam", 0.05, NAMES);
    return trainer()
        .train(
            prepared(workload, images(200, 100)),
            List.of(run),
            5,
            ModelRuns.measured(workload),
            (lane, epoch, metrics, seconds) -> curve.add(metrics.clone()))
        .get(0);
  }

  private static double computed(CohortModel model) {
    double[] terms = new double[3];
    model.startEpoch(1);
    model.startBatch(IntStream.range(0, 40).toArray(), 0, 20);
    model.lossAndGradient(0, terms);
    return terms[0];
  }

  private static Workload classifier(byte[] graph) {
    return ModelRuns.workload(new SameDiffFormat(), Task.CLASSIFICATION, graph);
  }

  /** Softmax regression, saved. */
  private static byte[] graph(int inputs, int classes) {
    SameDiff graph = SameDiff.create();
    SDVariable pixels = graph.placeHolder("pixels", DataType.DOUBLE, -1, inputs);
    SDVariable labels = graph.placeHolder("labels", DataType.DOUBLE, -1, classes);
    SDVariable weights =
        graph.var(
            "weights",
            Nd4j.linspace(-0.1, 0.1, (long) inputs * classes, DataType.DOUBLE)
                .reshape(inputs, classes));
    SDVariable biases = graph.var("biases", Nd4j.zeros(DataType.DOUBLE, classes));
    SDVariable scores = pixels.mmul(weights).add("scores", biases);
    graph.nn.softmax("probabilities", scores);
    graph.loss.softmaxCrossEntropy("loss", labels, scores, null);
    graph.setLossVariables("loss");
    ByteArrayOutputStream saved = new ByteArrayOutputStream();
    graph.save(saved, false);
    return saved.toByteArray();
  }
}
