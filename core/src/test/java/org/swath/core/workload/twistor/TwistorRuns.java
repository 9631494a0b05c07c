package org.swath.core.workload.twistor;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.swath.core.data.Dataset;
import org.swath.core.data.TokenSequencesSource;
import org.swath.core.device.DeviceKernel;
import org.swath.core.parameter.ComponentChoice;
import org.swath.core.parameter.ParameterValues;
import org.swath.core.parameter.RunParameters;
import org.swath.core.random.RandomStreams;
import org.swath.core.train.Measurements;
import org.swath.core.workload.CohortModel;
import org.swath.core.workload.PreparedWorkload;

/** Small models and runs of them. */
final class TwistorRuns {

  static final TwistorHope WORKLOAD = new TwistorHope();
  static final Measurements MEASURED = Measurements.of(WORKLOAD.component(), List.of());

  /** Loss and epoch metrics of a batch. */
  static final int TERMS = 5;

  private TwistorRuns() {}

  /** Three complex units, two levels, everything else as it is by default. */
  static ParameterValues small() {
    return ParameterValues.of(
        Map.of(
            "complex-units",
            3L,
            "nested-levels",
            2L,
            "constraint-form",
            "absolute",
            "constraint-weight",
            0.1,
            "moebius-strength",
            0.1,
            "evolution-rate",
            0.05,
            "trained-embedding",
            false));
  }

  /** Sequences of 5 places over 11 tokens. */
  static Dataset data(int train, int test, double probability) {
    return new TokenSequencesSource()
        .load(
            ParameterValues.of(
                Map.of(
                    "train-size",
                    (long) train,
                    "test-size",
                    (long) test,
                    "tokens",
                    11L,
                    "sequence-length",
                    5L,
                    "rule-probability",
                    probability,
                    "data-seed",
                    1L)),
            Optional.empty());
  }

  static PreparedWorkload prepared() {
    return WORKLOAD.prepare(data(60, 20, 0.9), DeviceKernel.PORTABLE);
  }

  /** One lane in its initial state at seed 1. */
  static CohortModel model(ParameterValues parameters, int batchSize) {
    return prepared().open(List.of(parameters), batchSize, new RandomStreams(1));
  }

  /** Five epochs of Adam in batches of 16, layers at the ratio 0.7, the best model kept. */
  static RunParameters run(ParameterValues parameters, double rate) {
    TreeMap<String, ComponentChoice> parts = new TreeMap<>();
    parts.put(
        "layer-rates",
        new ComponentChoice("geometric", ParameterValues.of(Map.of("layer-ratio", 0.7))));
    parts.put("kept-model", new ComponentChoice("best-validation", ParameterValues.none()));
    return new RunParameters(
        parameters,
        ParameterValues.of(Map.of("epochs", 5L, "batch-size", 16L, "learning-rate", rate)),
        "adam",
        adamSettings(),
        parts);
  }

  static ParameterValues adamSettings() {
    return ParameterValues.of(
        Map.of("beta1", 0.9, "beta2", 0.999, "epsilon", 1e-8, "epsilon-inside-root", false));
  }
}
