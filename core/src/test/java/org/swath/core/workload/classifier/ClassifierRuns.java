package org.swath.core.workload.classifier;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.commons.rng.UniformRandomProvider;
import org.swath.core.data.Dataset;
import org.swath.core.data.LabelledImages;
import org.swath.core.device.DeviceKernel;
import org.swath.core.parameter.ParameterValues;
import org.swath.core.parameter.RunParameters;
import org.swath.core.random.RandomStreams;
import org.swath.core.train.Measurements;
import org.swath.core.workload.CohortModel;
import org.swath.core.workload.PreparedWorkload;

/** Classifiers for tests, and something to train them on. */
final class ClassifierRuns {

  /** Loss and accuracy. */
  static final int METRICS = 2;

  /** What is measured of it. */
  static final Measurements MEASURED = new Measurements(METRICS - 1, true, List.of());

  private ClassifierRuns() {}

  /** The two networks. */
  enum Kind {
    SOFTMAX_REGRESSION,
    MLP;

    ImageClassifier workload() {
      return this == MLP
          ? ImageClassifier.multilayerPerceptron()
          : ImageClassifier.softmaxRegression();
    }

    PreparedWorkload prepared(Dataset data) {
      return workload().prepare(data, DeviceKernel.PORTABLE);
    }

    ParameterValues parameters(String precision, long hiddenUnits) {
      Map<String, Object> values = new TreeMap<>(Map.of("precision", precision));
      if (this == MLP) {
        values.put("hidden-units", hiddenUnits);
      }
      return ParameterValues.of(values);
    }

    /** A run of 4 epochs in batches of 32. */
    RunParameters run(String optimizer, double rate, double momentum, String precision) {
      return new RunParameters(
          parameters(precision, 21),
          ParameterValues.of(Map.of("epochs", 4L, "batch-size", 32L, "learning-rate", rate)),
          optimizer,
          ParameterValues.of(
              optimizer.equals("sgd")
                  ? Map.of("momentum", momentum)
                  : Map.of(
                      "beta1",
                      0.9,
                      "beta2",
                      0.999,
                      "epsilon",
                      1e-8,
                      "epsilon-inside-root",
                      false)));
    }

    /** One lane on some images, from the initial weights of seed 1. */
    CohortModel model(Dataset data, String precision, int batchSize) {
      return prepared(data)
          .open(List.of(parameters(precision, 5)), batchSize, new RandomStreams(1));
    }
  }

  /**
   * Random images of 6 × 5 pixels, half of them black, in three classes. Their last column is black
   * in all images.
   */
  static Dataset images(int train, int test) {
    UniformRandomProvider random = new RandomStreams(11).stream("test images");
    return new Dataset(images(random, train), images(random, test), 3);
  }

  private static LabelledImages images(UniformRandomProvider random, int count) {
    byte[] pixels = new byte[count * 30];
    byte[] labels = new byte[count];
    for (int i = 0; i < pixels.length; i++) {
      boolean black = random.nextBoolean() || i % 5 == 4;
      pixels[i] = (byte) (black ? 0 : random.nextInt(256));
    }
    for (int i = 0; i < count; i++) {
      labels[i] = (byte) random.nextInt(3);
    }
    return new LabelledImages(count, 6, 5, pixels, labels);
  }

  /** The same examples as numbers. */
  static Dataset numbers(Dataset pixels) {
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
