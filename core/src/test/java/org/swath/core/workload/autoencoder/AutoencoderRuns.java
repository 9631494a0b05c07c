package org.swath.core.workload.autoencoder;

import java.util.Map;
import org.apache.commons.rng.UniformRandomProvider;
import org.swath.core.data.Dataset;
import org.swath.core.data.LabelledImages;
import org.swath.core.parameter.ParameterValues;
import org.swath.core.parameter.RunParameters;
import org.swath.core.random.RandomStreams;

/** Runs of the autoencoder for tests, and something to train them on. */
final class AutoencoderRuns {

  static final int PIXELS = 63;

  private AutoencoderRuns() {}

  static RunParameters run(String optimizer, double rate, double sparsity, long units) {
    return new RunParameters(
        workload(units, sparsity),
        ParameterValues.of(Map.of("epochs", 4L, "batch-size", 64L, "learning-rate", rate)),
        optimizer,
        optimizer.equals("sgd") ? ParameterValues.of(Map.of("momentum", 0.5)) : adamSettings());
  }

  static ParameterValues adamSettings() {
    return ParameterValues.of(
        Map.of("beta1", 0.9, "beta2", 0.999, "epsilon", 1e-8, "epsilon-inside-root", false));
  }

  static ParameterValues workload(long units, double sparsity) {
    return ParameterValues.of(Map.of("hidden-units", units, "sparsity-weight", sparsity));
  }

  /** Random images of 7 × 9 pixels, a fifth of them not black, in two classes. */
  static Dataset images(int count) {
    UniformRandomProvider random = new RandomStreams(11).stream("test images");
    byte[] pixels = new byte[count * PIXELS];
    byte[] labels = new byte[count];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = (byte) (random.nextInt(5) == 0 ? random.nextInt(256) : 0);
    }
    for (int i = 0; i < count; i++) {
      labels[i] = (byte) random.nextInt(2);
    }
    LabelledImages images = new LabelledImages(count, 7, 9, pixels, labels);
    return new Dataset(images, images, 2);
  }
}
