package org.swath.models.dl4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.swath.models.ModelRuns.prepared;
import static org.swath.models.ModelRuns.run;
import static org.swath.models.ModelRuns.trainer;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.api.Test;
import org.swath.core.data.DataContent;
import org.swath.core.data.DataContent.Goal;
import org.swath.core.data.DataContent.Inputs;
import org.swath.core.data.Dataset;
import org.swath.core.data.LabelledImages;
import org.swath.core.random.RandomStreams;
import org.swath.core.workload.Workload;
import org.swath.models.ModelRuns;
import org.swath.models.Task;

/** Examples of numbers with targets, as files of a user's own give them. */
class ModelTargetsTest {

  @Test
  void aRegressionLearnsEveryTargetOfAnExample() {
    Workload workload =
        ModelRuns.workload(new Dl4jFormat(), Task.REGRESSION, Networks.values(2).toJson());
    UniformRandomProvider random = new RandomStreams(3).stream("test numbers");
    Dataset data = new Dataset(numbers(random, 400), numbers(random, 100), 1);
    List<double[]> curve = new ArrayList<>();
    trainer()
        .train(
            prepared(workload, data),
            List.of(run("adam", 0.03, Map.of())),
            5,
            ModelRuns.measured(workload),
            (lane, epoch, metrics, seconds) -> curve.add(metrics.clone()));

    double meanSquare = curve.get(3)[2];
    assertThat(curve.get(3)[1])
        .as("R² of the mean square over both targets")
        .isGreaterThan(0.5)
        .isCloseTo(1 - meanSquare * 2 * 100 / deviations(data.test()), within(1e-6));
  }

  @Test
  void eachTaskSaysWhatItCanLearn() {
    DataContent targets = new DataContent(Inputs.NUMBERS, Goal.TARGETS);
    DataContent nothing = new DataContent(Inputs.NUMBERS, Goal.NOTHING);

    assertThat(workload(Task.CLASSIFICATION).problemWithContent(targets))
        .hasValueSatisfying(
            problem ->
                assertThat(problem)
                    .contains("dl4j must be trained on", "a class", "numbers with targets"));
    assertThat(workload(Task.REGRESSION).problemWithContent(targets)).isEmpty();
    assertThat(workload(Task.REGRESSION).problemWithContent(nothing)).isPresent();
    assertThat(workload(Task.AUTOENCODING).problemWithContent(nothing)).isEmpty();
    for (Task task : Task.values()) {
      assertThat(workload(task).problemWithContent(DataContent.LABELLED_IMAGES)).isEmpty();
    }
  }

  /** Squares of targets about the mean of each. */
  private static double deviations(LabelledImages test) {
    double sum = 0;
    for (int target = 0; target < 2; target++) {
      double mean = 0;
      for (int i = 0; i < test.count(); i++) {
        mean += test.targets()[2 * i + target] / test.count();
      }
      for (int i = 0; i < test.count(); i++) {
        sum += Math.pow(test.targets()[2 * i + target] - mean, 2);
      }
    }
    return sum;
  }

  private static Workload workload(Task task) {
    return ModelRuns.workload(new Dl4jFormat(), task, "");
  }

  /** Uniform numbers; the targets are the sum of six of them, and of three, negated. */
  private static LabelledImages numbers(UniformRandomProvider random, int count) {
    float[] numbers = new float[count * 30];
    float[] targets = new float[count * 2];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = random.nextFloat();
      if (i % 30 < 6) {
        targets[i / 30 * 2] += numbers[i];
        targets[i / 30 * 2 + 1] -= i % 30 < 3 ? numbers[i] : 0;
      }
    }
    return new LabelledImages(count, 6, 5, new byte[0], numbers, new byte[count], targets);
  }
}
