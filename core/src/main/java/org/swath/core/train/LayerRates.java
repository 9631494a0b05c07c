package org.swath.core.train;

import java.util.List;
import java.util.Optional;
import org.swath.core.parameter.Component;
import org.swath.core.parameter.ComponentChoice;
import org.swath.core.parameter.Domain;
import org.swath.core.parameter.Parameter;
import org.swath.core.parameter.Part;
import org.swath.core.train.optimizer.Target;
import org.swath.core.workload.ParameterRange;

/** Learning rates by layer: {@code η α^l} for layer l, 0 being the one next to the input. */
final class LayerRates {

  static final String PART = "layer-rates";

  private static final String RATIO = "layer-ratio";

  private LayerRates() {}

  static Part part() {
    return new Part(
        PART,
        "a rule of rates by layer",
        List.of(
            new Component("equal", 1, "Every layer has the same rate", List.of()),
            new Component(
                "geometric",
                1,
                "Each layer has the rate of the one before it times a ratio",
                List.of(
                    Parameter.number(
                        RATIO,
                        Domain.NumberRange.positive(),
                        0.9,
                        "Ratio of a layer's rate to that of the layer before it")))),
        true);
  }

  /** Whether any two layers would have different rates. */
  static boolean differ(Optional<ComponentChoice> choice) {
    return choice.isPresent() && choice.get().parameters().number(RATIO) != 1;
  }

  /** The sections of a run's parameters: one of all without a choice, else one for each range. */
  static List<Target.Section> sections(
      Optional<ComponentChoice> choice, List<ParameterRange> layers) {
    if (choice.isEmpty()) {
      return List.of(
          new Target.Section(layers.get(0).from(), layers.get(layers.size() - 1).to(), 1));
    }
    double ratio = choice.get().parameters().number(RATIO);
    return layers.stream()
        .map(
            layer ->
                new Target.Section(layer.from(), layer.to(), StrictMath.pow(ratio, layer.layer())))
        .toList();
  }
}
