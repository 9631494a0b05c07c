package org.swath.core.workload.classifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.swath.core.device.HostVector;
import org.swath.core.workload.CohortModel;
import org.swath.core.workload.ParameterRange;

/** What a batch's gradient is, whatever the batch. */
class ClassifierGradientTest {

  /** 100 images to train on. */
  private static final int IMAGES = 120;

  private static final int[] EXAMPLES = {7, 3, 99, 0, 41, 3, 60, 12, 85, 33, 34, 2, 77, 50, 9, 18};

  @ParameterizedTest
  @EnumSource
  void theGradientIsTheSlopeOfTheLoss(ClassifierRuns.Kind kind) {
    try (CohortModel model = model(kind)) {
      double[] gradient = gradient(model, 0, EXAMPLES.length);
      double[] parameters = ((HostVector.Doubles) model.parameters(0)).values();
      double step = 1e-5;
      for (int i = 0; i < parameters.length; i++) {
        double value = parameters[i];
        parameters[i] = value + step;
        double above = loss(model);
        parameters[i] = value - step;
        double below = loss(model);
        parameters[i] = value;
        assertThat(gradient[i])
            .as("slope of parameter %d", i)
            .isCloseTo((above - below) / (2 * step), within(1e-6));
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void layersCoverAllParametersFromTheInputOn(ClassifierRuns.Kind kind) {
    try (CohortModel model = model(kind)) {
      List<ParameterRange> layers = model.layers();
      assertThat(layers)
          .isEqualTo(
              kind == ClassifierRuns.Kind.MLP
                  ? List.of(new ParameterRange(0, 155, 0), new ParameterRange(155, 173, 1))
                  : List.of(new ParameterRange(0, 93, 0)));
      assertThat(layers.get(layers.size() - 1).to()).isEqualTo(model.parameters(0).length());
    }
  }

  @ParameterizedTest
  @EnumSource
  void everyLayerStartsWithinTheBoundOfItsInputsAndFillsIt(ClassifierRuns.Kind kind) {
    double[] inputs = {30, 5};
    try (CohortModel model = model(kind)) {
      for (ParameterRange layer : model.layers()) {
        double bound = 1 / Math.sqrt(inputs[layer.layer()]);
        double largest = 0;
        double sum = 0;
        for (int i = layer.from(); i < layer.to(); i++) {
          largest = Math.max(largest, Math.abs(model.parameters(0).get(i)));
          sum += model.parameters(0).get(i);
        }
        assertThat(largest).isBetween(0.8 * bound, bound);
        assertThat(sum / (layer.to() - layer.from())).isCloseTo(0, within(0.4 * bound));
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void theMeanOfMicroBatchesGradientsIsThatOfTheBatch(ClassifierRuns.Kind kind) {
    try (CohortModel model = model(kind)) {
      double[] whole = gradient(model, 0, 16);
      double[] mean = new double[whole.length];
      for (int micro = 0; micro < 4; micro++) {
        double[] part = gradient(model, 4 * micro, 4);
        for (int i = 0; i < mean.length; i++) {
          mean[i] += part[i] / 4;
        }
      }
      assertThat(mean).containsExactly(whole, within(1e-15));
    }
  }

  @ParameterizedTest
  @EnumSource
  void aBatchThatIsStartedAgainAfterOthersIsTheSame(ClassifierRuns.Kind kind) {
    try (CohortModel model = model(kind)) {
      double[] first = gradient(model, 0, 16);
      double loss = loss(model);
      gradient(model, 3, 9);
      model.validationLoss(0);
      model.evaluate(0);

      assertThat(gradient(model, 0, 16)).isEqualTo(first);
      assertThat(loss(model)).isEqualTo(loss);
    }
  }

  @Test
  void aHiddenUnitThatNoImageReachesGetsNoGradient() {
    try (CohortModel model = model(ClassifierRuns.Kind.MLP)) {
      double[] parameters = ((HostVector.Doubles) model.parameters(0)).values();
      for (int input = 0; input <= 30; input++) {
        parameters[input * 5 + 2] = -1;
      }
      double[] gradient = gradient(model, 0, 16);
      for (int input = 0; input <= 30; input++) {
        assertThat(gradient[input * 5 + 2]).as("weight of input %d", input).isZero();
      }
      assertThat(gradient[30 * 5 + 1]).as("bias of the unit before").isNotZero();
    }
  }

  private static CohortModel model(ClassifierRuns.Kind kind) {
    return kind.model(ClassifierRuns.images(IMAGES, 10), "double", EXAMPLES.length);
  }

  private static double[] gradient(CohortModel model, int from, int count) {
    model.startBatch(EXAMPLES, from, count);
    model.lossAndGradient(0, new double[ClassifierRuns.METRICS]);
    return model.gradient(0).toDoubles();
  }

  private static double loss(CohortModel model) {
    double[] terms = new double[ClassifierRuns.METRICS];
    model.startBatch(EXAMPLES, 0, EXAMPLES.length);
    model.lossAndGradient(0, terms);
    return terms[0];
  }
}
