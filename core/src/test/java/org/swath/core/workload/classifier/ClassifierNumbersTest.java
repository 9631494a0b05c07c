package org.swath.core.workload.classifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.swath.core.data.DataContent;
import org.swath.core.data.DataContent.Goal;
import org.swath.core.data.DataContent.Inputs;
import org.swath.core.data.Dataset;
import org.swath.core.device.HostVector;
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
        CohortModel second = kind.model(ClassifierRuns.numbers(pixels), precision, 32)) {
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

  private static void assertClose(HostVector actual, HostVector expected, double tolerance) {
    assertThat(actual.toDoubles()).containsExactly(expected.toDoubles(), within(tolerance));
  }
}
