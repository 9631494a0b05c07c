package org.swath.benchmarks;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.hadoop.conf.Configuration;
import org.swath.core.data.Dataset;
import org.swath.core.data.DatasetSource;
import org.swath.core.data.DownloadListener;
import org.swath.core.device.DeviceKernel;
import org.swath.core.parameter.Component;
import org.swath.core.parameter.Parameter;
import org.swath.core.parameter.ParameterValues;
import org.swath.core.parameter.RunParameters;
import org.swath.core.random.RandomStreams;
import org.swath.core.train.optimizer.Optimizer;
import org.swath.core.workload.PreparedWorkload;
import org.swath.core.workload.Workload;
import org.swath.jobs.builtins.BuiltIns;
import org.swath.jobs.builtins.UserCache;

/**
 * The study's encoder, 64 units and batches of 128, on MNIST from the folder {@code SWATH_DATA} or
 * the user's cache.
 */
final class EncoderOnMnist {

  static final int BATCH_SIZE = 128;

  private static final BuiltIns BUILT_INS =
      BuiltIns.standard(
          UserCache.of(System.getenv(), System.getProperty("user.home")),
          new Configuration(),
          DownloadListener.silent());

  private EncoderOnMnist() {}

  static PreparedWorkload prepare(DeviceKernel kernel) {
    return encoder().prepare(data(), kernel);
  }

  static Dataset data() {
    DatasetSource mnist = BUILT_INS.datasets().named("mnist");
    Optional<String> location =
        Optional.ofNullable(System.getenv("SWATH_DATA"))
            .map(folder -> Path.of(folder).toAbsolutePath().toString());
    return mnist.load(defaults(mnist.component()), location);
  }

  static RunParameters run(String optimizer, double learningRate, long epochs) {
    return new RunParameters(
        defaults(encoder().component().component()),
        ParameterValues.of(
            Map.of(
                "epochs", epochs, "batch-size", (long) BATCH_SIZE, "learning-rate", learningRate)),
        optimizer,
        defaults(rule(optimizer).component()));
  }

  static Optimizer.Rule rule(String optimizer) {
    return BUILT_INS.optimizers().stream()
        .filter(rule -> rule.component().name().equals(optimizer))
        .findFirst()
        .orElseThrow();
  }

  static List<Optimizer.Rule> rules() {
    return BUILT_INS.optimizers();
  }

  static int[] shuffled(int examples) {
    UniformRandomProvider random = new RandomStreams(1).stream("order of a benchmark");
    int[] order = new int[examples];
    for (int i = 0; i < examples; i++) {
      int j = random.nextInt(i + 1);
      order[i] = order[j];
      order[j] = i;
    }
    return order;
  }

  private static Workload encoder() {
    return BUILT_INS.workload("implicit-em-encoder");
  }

  private static ParameterValues defaults(Component component) {
    ParameterValues values = ParameterValues.none();
    for (Parameter parameter : component.parameters()) {
      values = values.with(parameter.name(), parameter.defaultValue().orElseThrow());
    }
    return values;
  }
}
