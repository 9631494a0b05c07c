package org.swath.core.workload.classifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.swath.core.data.DataContent;
import org.swath.core.data.DataContent.Goal;
import org.swath.core.data.DataContent.Inputs;
import org.swath.core.data.Dataset;
import org.swath.core.data.LabelledImages;
import org.swath.core.device.HostVector;
import org.swath.core.parameter.RunParameters;
import org.swath.core.train.RunOutcome;
import org.swath.core.train.Toolkit;
import org.swath.core.train.Trainer;
import org.swath.core.train.optimizer.Adam;
import org.swath.core.train.optimizer.Sgd;
import org.swath.core.workload.CohortModel;

/** Examples of numbers, held against the same examples as pixels. */
class ClassifierNumbersTest {

  @ParameterizedTest
  @CsvSource({
    "SOFTMAX_REGRESSION, single, 1e-6",
    "SOFTMAX_REGRESSION, double, 1e-7",
    "MLP, single, 1e-6",
    "MLP, double, 1e-7"
  })
  void theSameExamplesHaveTheSameLossesAndGradientsAsNumbersAndAsPixels(
      ClassifierRuns.Kind kind, String precision, double tolerance) {
    Dataset pixels = ClassifierRuns.images(60, 12);
    int[] examples = IntStream.range(0, 32).toArray();
    double[] ofPixels = new double[ClassifierRuns.METRICS];
    double[] ofNumbers = new double[ClassifierRuns.METRICS];
    try (CohortModel first = kind.model(pixels, precision, 32);
        CohortModel second = kind.model(numbers(pixels), precision, 32)) {
      for (CohortModel model : List.of(first, second)) {
        model.startBatch(examples, 0, 32);
        model.lossAndGradient(0, model == first ? ofPixels : ofNumbers);
      }

      assertThat(ofNumbers[0]).isCloseTo(ofPixels[0], within(tolerance));
      assertThat(ofNumbers[1]).isEqualTo(ofPixels[1]);
      assertClose(second.gradient(0), first.gradient(0), tolerance);
      assertThat(second.evaluate(0)).containsExactly(first.evaluate(0), within(tolerance));
      assertThat(second.validationLoss(0)).isCloseTo(first.validationLoss(0), within(tolerance));
    }
  }

  @ParameterizedTest
  @CsvSource({"SOFTMAX_REGRESSION, single", "MLP, double"})
  void aRunOnNumbersHasTheSameBitsAloneAndInAnyLane(ClassifierRuns.Kind kind, String precision) {
    List<RunParameters> runs =
        List.of(
            kind.run("sgd", 0.1, 0, precision),
            kind.run("adam", 0.01, 0, precision),
            kind.run("sgd", 1e39, 0.9, precision));
    List<List<Double>> together = train(kind, runs);
    for (int lane = 0; lane < runs.size(); lane++) {
      assertThat(together.get(lane))
          .as("run %d", lane)
          .isEqualTo(train(kind, List.of(runs.get(lane))).get(0));
    }
    assertThat(together.get(0)).hasSize(4 * ClassifierRuns.MEASURED.count());
  }

  @Test
  void whatHasNoClassIsRefused() {
    ImageClassifier workload = ImageClassifier.softmaxRegression();
    assertThat(workload.problemWithContent(DataContent.LABELLED_IMAGES)).isEmpty();
    assertThat(workload.problemWithContent(new DataContent(Inputs.NUMBERS, Goal.CLASSES)))
        .isEmpty();
    assertThat(workload.problemWithContent(new DataContent(Inputs.NUMBERS, Goal.TARGETS)))
        .get()
        .asString()
        .contains("softmax-regression", "a class", "data gives numbers with targets");
    assertThat(workload.problemWithContent(new DataContent(Inputs.NUMBERS, Goal.NOTHING)))
        .isPresent();
  }

  private static List<List<Double>> train(ClassifierRuns.Kind kind, List<RunParameters> runs) {
    List<List<Double>> metrics = new ArrayList<>();
    runs.forEach(run -> metrics.add(new ArrayList<>()));
    List<RunOutcome> outcomes =
        new Trainer(Toolkit.of(List.of(new Adam(), new Sgd())), () -> 0)
            .train(
                kind.prepared(numbers(ClassifierRuns.images(60, 12))),
                runs,
                1,
                ClassifierRuns.MEASURED,
                (lane, epoch, values, seconds) -> {
                  for (double value : values) {
                    metrics.get(lane).add(value);
                  }
                });
    assertThat(outcomes).hasSameSizeAs(runs);
    return metrics;
  }

  private static void assertClose(HostVector actual, HostVector expected, double tolerance) {
    assertThat(actual.toDoubles()).containsExactly(expected.toDoubles(), within(tolerance));
  }

  private static Dataset numbers(Dataset pixels) {
    return new Dataset(numbers(pixels.train()), numbers(pixels.test()), pixels.classes());
  }

  private static LabelledImages numbers(LabelledImages images) {
    float[] numbers = new float[images.pixels().length];
    for (int i = 0; i < images.count(); i++) {
      for (int p = 0; p < images.pixelsPerImage(); p++) {
        numbers[i * images.pixelsPerImage() + p] = (float) images.value(i, p);
      }
    }
    return new LabelledImages(
        images.count(),
        images.height(),
        images.width(),
        new byte[0],
        numbers,
        images.labels(),
        new float[0]);
  }
}
