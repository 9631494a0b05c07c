package org.swath.core.workload.cayley;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.swath.core.data.Dataset;
import org.swath.core.data.MarkovChainSource;
import org.swath.core.device.DeviceKernel;
import org.swath.core.parameter.ComponentChoice;
import org.swath.core.parameter.ParameterValues;
import org.swath.core.parameter.RunParameters;
import org.swath.core.random.RandomStreams;
import org.swath.core.train.Measurements;
import org.swath.core.workload.CohortModel;
import org.swath.core.workload.PreparedWorkload;

/** Small models and runs of them. */
final class CayleyRuns {

  static final CayleySsm WORKLOAD = new CayleySsm();
  static final Measurements MEASURED = Measurements.of(WORKLOAD.component(), List.of());

  /** Loss and epoch metrics of a batch. */
  static final int TERMS = 12;

  private CayleyRuns() {}

  /** Seven complex units and three states, everything else as it is by default. */
  static ParameterValues small() {
    TreeMap<String, Object> values = new TreeMap<>();
    WORKLOAD
        .component()
        .component()
        .parameters()
        .forEach(p -> values.put(p.name(), p.defaultValue().orElseThrow()));
    values.put("complex-units", 7L);
    values.put("state-units", 3L);
    return ParameterValues.of(values);
  }

  /** The same with maps that differ much from the identity and are solved to the last digit. */
  static ParameterValues exact() {
    return small()
        .with("cayley-step", 0.9)
        .with("solver-iterations", 200L)
        .with("solver-tolerance", 1e-15);
  }

  /** Sequences of 5 places over 6 tokens. */
  static Dataset data(int train, int test) {
    return new MarkovChainSource()
        .load(
            ParameterValues.of(
                Map.of(
                    "train-size",
                    (long) train,
                    "test-size",
                    (long) test,
                    "tokens",
                    6L,
                    "sequence-length",
                    5L,
                    "concentration",
                    0.3,
                    "data-seed",
                    1L)),
            Optional.empty());
  }

  static PreparedWorkload prepared() {
    return WORKLOAD.prepare(data(154, 20), DeviceKernel.PORTABLE);
  }

  /** One lane in its initial state at seed 1. */
  static CohortModel model(ParameterValues parameters, int batchSize) {
    return prepared().open(List.of(parameters), batchSize, new RandomStreams(1));
  }

  /** Five epochs in batches of 6 with the optimizer of the study, the best model kept. */
  static RunParameters run(ParameterValues parameters, double rate) {
    TreeMap<String, ComponentChoice> parts = new TreeMap<>();
    parts.put("kept-model", new ComponentChoice("best-validation", ParameterValues.none()));
    parts.put(
        "clipping",
        new ComponentChoice("global-norm", ParameterValues.of(Map.of("clip-norm", 0.5))));
    return new RunParameters(
        parameters,
        ParameterValues.of(Map.of("epochs", 5L, "batch-size", 6L, "learning-rate", rate)),
        "complex-adamw",
        optimizerSettings(0.01, 1e-5),
        parts);
  }

  static ParameterValues optimizerSettings(double weightDecay, double temperature) {
    return ParameterValues.of(
        Map.of(
            "beta1", 0.9,
            "beta2", 0.999,
            "epsilon", 1e-8,
            "decoupled-weight-decay", weightDecay,
            "langevin-temperature", temperature));
  }
}
