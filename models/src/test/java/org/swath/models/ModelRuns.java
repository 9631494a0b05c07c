package org.swath.models;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.commons.rng.UniformRandomProvider;
import org.swath.core.data.Dataset;
import org.swath.core.data.ExampleShape;
import org.swath.core.data.LabelledImages;
import org.swath.core.device.DeviceKernel;
import org.swath.core.parameter.ParameterValues;
import org.swath.core.parameter.RunParameters;
import org.swath.core.random.RandomStreams;
import org.swath.core.train.Measurements;
import org.swath.core.train.Toolkit;
import org.swath.core.train.Trainer;
import org.swath.core.train.optimizer.Adam;
import org.swath.core.train.optimizer.Sgd;
import org.swath.core.workload.PreparedWorkload;
import org.swath.core.workload.Workload;
import org.swath.core.workload.WorkloadFiles;
import org.swath.core.workload.WorkloadFiles.WorkloadFile;

/** Models from text, and something to train them on. */
public final class ModelRuns {

  /** What stands for the one model file in the parameters of runs. */
  private static final String DIGEST = "sha256:0";

  private ModelRuns() {}

  /** A workload of a format whose only model file holds some text. */
  public static Workload workload(ModelFormat format, Task task, String model) {
    return workload(format, task, model.getBytes(StandardCharsets.UTF_8));
  }

  /** A workload of a format whose only model file has some content. */
  public static Workload workload(ModelFormat format, Task task, byte[] model) {
    WorkloadFiles files = new WorkloadFiles(Map.of(DIGEST, new WorkloadFile("model.json", model)));
    String name = format.name() + task.suffix();
    return ModelWorkload.of(format).stream()
        .filter(workload -> workload.component().component().name().equals(name))
        .findFirst()
        .orElseThrow()
        .with(files);
  }

  /** The workload's parameters with some of layers, or of the format. */
  public static ParameterValues parameters(Map<String, Object> more) {
    Map<String, Object> values = new TreeMap<>(Map.of(ModelWorkload.MODEL, DIGEST));
    values.putAll(more);
    return ParameterValues.of(values);
  }

  /** What is wrong with a model for {@link #images}; empty text when nothing is. */
  public static String problem(Workload workload, Map<String, Object> settings) {
    return workload
        .problemWithModel(parameters(settings), Optional.of(new ExampleShape(6, 5, 3)))
        .orElse("");
  }

  public static PreparedWorkload prepared(Workload workload, Dataset data) {
    return workload.prepare(data, DeviceKernel.PORTABLE);
  }

  /** A run of 4 epochs in batches of 32. */
  public static RunParameters run(String optimizer, double rate, Map<String, Object> settings) {
    return new RunParameters(
        parameters(settings),
        ParameterValues.of(Map.of("epochs", 4L, "batch-size", 32L, "learning-rate", rate)),
        optimizer,
        ParameterValues.of(
            optimizer.equals("sgd")
                ? Map.of("momentum", 0.5)
                : Map.of(
                    "beta1", 0.9, "beta2", 0.999, "epsilon", 1e-8, "epsilon-inside-root", false)));
  }

  public static Trainer trainer() {
    return new Trainer(Toolkit.of(List.of(new Adam(), new Sgd())), System::nanoTime);
  }

  public static Measurements measured(Workload workload) {
    return Measurements.of(workload.component(), List.of());
  }

  /**
   * Images of 6 × 5 pixels in three classes, which a network can tell apart: noise, and a brighter
   * pair of rows for each class.
   */
  public static Dataset images(int train, int test) {
    UniformRandomProvider random = new RandomStreams(11).stream("test images");
    return new Dataset(images(random, train), images(random, test), 3);
  }

  private static LabelledImages images(UniformRandomProvider random, int count) {
    byte[] pixels = new byte[count * 30];
    byte[] labels = new byte[count];
    for (int i = 0; i < count; i++) {
      labels[i] = (byte) random.nextInt(3);
      for (int pixel = 0; pixel < 30; pixel++) {
        boolean bright = pixel / 10 == labels[i];
        pixels[i * 30 + pixel] = (byte) (random.nextInt(128) + (bright ? 100 : 0));
      }
    }
    return new LabelledImages(count, 6, 5, pixels, labels);
  }
}
