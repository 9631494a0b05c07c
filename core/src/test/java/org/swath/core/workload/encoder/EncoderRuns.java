package org.swath.core.workload.encoder;

import java.util.Map;
import org.apache.commons.rng.UniformRandomProvider;
import org.swath.core.data.Dataset;
import org.swath.core.data.LabelledImages;
import org.swath.core.device.DeviceKernel;
import org.swath.core.parameter.ParameterValues;
import org.swath.core.parameter.RunParameters;
import org.swath.core.random.RandomStreams;
import org.swath.core.workload.PreparedWorkload;

/** Runs of the encoder for tests, and something to train them on. */
final class EncoderRuns {

  private EncoderRuns() {}

  static RunParameters run(String optimizer, double rate, double decorrelation) {
    return run(optimizer, rate, decorrelation, 16, 64);
  }

  static RunParameters run(
      String optimizer, double rate, double decorrelation, long units, long batchSize) {
    return new RunParameters(
        workload(units, decorrelation),
        ParameterValues.of(Map.of("epochs", 4L, "batch-size", batchSize, "learning-rate", rate)),
        optimizer,
        ParameterValues.of(
            optimizer.equals("sgd")
                ? Map.of("momentum", 0.5)
                : Map.of(
                    "beta1", 0.9, "beta2", 0.999, "epsilon", 1e-8, "epsilon-inside-root", false)));
  }

  static ParameterValues workload(long units, double decorrelation) {
    return ParameterValues.of(
        Map.of(
            "hidden-units",
            units,
            "lse-weight",
            1.0,
            "variance-weight",
            1.0,
            "decorrelation-weight",
            decorrelation));
  }

  /** Random images of 7 × 9 pixels, a fifth of them not black, in two classes. */
  static Dataset sparseImages(int count) {
    return images(count, 5);
  }

  static PreparedWorkload prepared(Dataset images, DeviceKernel kernel) {
    return new ImplicitEmEncoder().prepare(images, kernel);
  }

  /** The same with one pixel in {@code blackness} not black. */
  static Dataset images(int count, int blackness) {
    UniformRandomProvider random = new RandomStreams(11).stream("test images");
    byte[] pixels = new byte[count * 63];
    byte[] labels = new byte[count];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = (byte) (random.nextInt(blackness) == 0 ? random.nextInt(256) : 0);
    }
    for (int i = 0; i < count; i++) {
      labels[i] = (byte) random.nextInt(2);
    }
    LabelledImages images = new LabelledImages(count, 7, 9, pixels, labels);
    return new Dataset(images, images, 2);
  }
}
