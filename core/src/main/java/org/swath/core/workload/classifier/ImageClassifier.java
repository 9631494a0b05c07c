package org.swath.core.workload.classifier;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.swath.core.data.DataContent;
import org.swath.core.data.Dataset;
import org.swath.core.data.LabelledImages;
import org.swath.core.device.DeviceKernel;
import org.swath.core.parameter.Component;
import org.swath.core.parameter.LaneSharing;
import org.swath.core.parameter.LossReduction;
import org.swath.core.parameter.Parameter;
import org.swath.core.parameter.ParameterValues;
import org.swath.core.parameter.RunParameters;
import org.swath.core.parameter.WorkloadComponent;
import org.swath.core.workload.PreparedWorkload;
import org.swath.core.workload.Workload;

/**
 * A network that learns the classes of images from their labels: pixels in [0, 1], at most one
 * hidden layer {@code a = ReLU(x W + b)}, scores {@code s = a V + c}, softmax. The loss of a batch
 * is the mean over its images of {@code -log softmax(s)[label]}; where an activation is 0, its
 * slope is taken as 0. Weights and biases start uniform on {@code ±1/√inputs} of their layer, from
 * the stream {@code initialisation}.
 *
 * <p>The last sixth of the training images, rounded down, is held out: runs are not trained on it,
 * and their validation loss is the mean loss on it. Epoch metric {@code accuracy}: share of a
 * batch's images whose highest score is at their label, before the update, averaged over the
 * epoch's batches. Run metrics {@code test-loss} and {@code test-accuracy}: the same of the trained
 * network on all test images.
 */
public final class ImageClassifier implements Workload {

  static final String PRECISION = "precision";

  private static final String HIDDEN_UNITS = "hidden-units";
  private static final int HELD_OUT_PART = 6;
  private static final int MOST_LANES = 24;

  private final WorkloadComponent component;

  /**
   * @param sharedWork sorting the batch by pixel, over a lane's own step; measured on MNIST in
   *     batches of 64
   */
  private ImageClassifier(
      String name, String description, List<Parameter> ofNetwork, double sharedWork) {
    List<Parameter> parameters = new ArrayList<>(ofNetwork);
    parameters.add(
        Parameter.choice(
            PRECISION,
            Precision.labels(),
            Precision.SINGLE.label(),
            "Precision of the parameters and of sums over pixels"));
    this.component =
        new WorkloadComponent(
            new Component(name, 1, description, parameters),
            List.of("accuracy"),
            List.of("test-loss", "test-accuracy"),
            new LaneSharing(MOST_LANES, sharedWork),
            LossReduction.MEAN,
            true);
  }

  /** {@code softmax-regression}: no hidden layer. */
  public static ImageClassifier softmaxRegression() {
    return new ImageClassifier(
        "softmax-regression", "Linear classifier of images, by cross-entropy", List.of(), 0.8);
  }

  /** {@code mlp}: the multilayer perceptron, one hidden layer. */
  public static ImageClassifier multilayerPerceptron() {
    return new ImageClassifier(
        "mlp",
        "Classifier of images with one hidden ReLU layer, by cross-entropy",
        List.of(Parameter.integer(HIDDEN_UNITS, 1, 32, "Number of hidden units")),
        0.3);
  }

  @Override
  public WorkloadComponent component() {
    return component;
  }

  @Override
  public Optional<String> problemWithContent(DataContent content) {
    return content.problemFor(
        component.component().name(),
        List.of(DataContent.Inputs.GREY_PIXELS, DataContent.Inputs.NUMBERS),
        List.of(DataContent.Goal.CLASSES));
  }

  @Override
  public Optional<String> problemWith(RunParameters run, int trainingExamples) {
    return trainingExamples < HELD_OUT_PART
        ? Optional.of(
            "A sixth of the training images is held out, so there must be at least %d, but got %d. Use more of the data"
                .formatted(HELD_OUT_PART, trainingExamples))
        : Optional.empty();
  }

  @Override
  public int trainedExamples(int trainingExamples) {
    return trainingExamples - trainingExamples / HELD_OUT_PART;
  }

  @Override
  public PreparedWorkload prepare(Dataset dataset, DeviceKernel kernel) {
    LabelledImages train = dataset.train();
    LabelledImages test = dataset.test();
    int trainedOn = trainedExamples(train.count());
    return new PreparedClassifier(
        this,
        SparseImages.of(train, 0, trainedOn),
        SparseImages.of(train, trainedOn, train.count()),
        SparseImages.of(test, 0, test.count()),
        dataset.classes());
  }

  /** Units of the hidden layer; 0 when there is none. */
  int hiddenUnits(ParameterValues parameters) {
    return component.component().parameter(HIDDEN_UNITS).isPresent()
        ? parameters.count(HIDDEN_UNITS)
        : 0;
  }
}
