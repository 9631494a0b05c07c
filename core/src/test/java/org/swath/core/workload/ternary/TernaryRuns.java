package org.swath.core.workload.ternary;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.commons.rng.UniformRandomProvider;
import org.swath.core.data.Dataset;
import org.swath.core.data.LabelledImages;
import org.swath.core.device.DeviceKernel;
import org.swath.core.parameter.Parameter;
import org.swath.core.parameter.ParameterValues;
import org.swath.core.parameter.RunParameters;
import org.swath.core.random.RandomStreams;
import org.swath.core.train.Measurements;
import org.swath.core.workload.CohortModel;
import org.swath.core.workload.PreparedWorkload;

/** Runs of the dual autoencoder for tests, and something to train them on. */
final class TernaryRuns {

  static final Measurements MEASURED = new Measurements(Metrics.ofEpochs().size(), true, List.of());

  private TernaryRuns() {}

  /** The workload's parameters: the given ones, all others as they are unless given. */
  static ParameterValues settings(Map<String, Object> given) {
    Map<String, Object> values = new TreeMap<>();
    for (Parameter parameter : new TernaryDualVae().component().component().parameters()) {
      values.put(parameter.name(), parameter.defaultValue().orElseThrow());
    }
    values.putAll(given);
    return ParameterValues.of(values);
  }

  /** A run in batches of 32 under AdamW, whose phases follow each other quickly. */
  static RunParameters run(long epochs, double rate, Map<String, Object> given) {
    Map<String, Object> workload =
        new TreeMap<>(
            Map.of(
                Settings.CONSOLIDATION_START, 1L,
                Settings.RESONANCE_START, 2L,
                Settings.RESONANCE_LENGTH, 2L,
                Settings.EXPLORATION_START, 5L,
                Settings.ANNEALING_EPOCHS, 6L,
                Settings.CYCLE_LENGTH, 3L,
                Settings.COVERAGE_INTERVAL, 2L,
                Settings.COVERAGE_DRAWS, 700L));
    workload.putAll(given);
    return new RunParameters(
        settings(workload),
        ParameterValues.of(Map.of("epochs", epochs, "batch-size", 32L, "learning-rate", rate)),
        "adamw",
        ParameterValues.of(
            Map.of(
                "beta1", 0.9,
                "beta2", 0.999,
                "epsilon", 1e-8,
                "epsilon-inside-root", false,
                "decoupled-weight-decay", 1e-4)));
  }

  static PreparedWorkload prepared(Dataset data) {
    return new TernaryDualVae().prepare(data, DeviceKernel.PORTABLE);
  }

  /** One lane on random operations from the initial weights of seed 1, its first epoch begun. */
  static CohortModel model(int batchSize, Map<String, Object> given) {
    CohortModel model =
        prepared(operations(90, 20))
            .open(List.of(settings(given)), batchSize, new RandomStreams(1));
    model.startEpoch(1);
    return model;
  }

  static Dataset operations(int train, int test) {
    UniformRandomProvider random = new RandomStreams(11).stream("test operations");
    return new Dataset(operations(random, train), operations(random, test), 1);
  }

  private static LabelledImages operations(UniformRandomProvider random, int count) {
    byte[] values = new byte[count * NetworkShape.PLACES];
    for (int i = 0; i < values.length; i++) {
      values[i] = (byte) random.nextInt(3);
    }
    return new LabelledImages(count, 3, 3, values, new byte[count]);
  }
}
