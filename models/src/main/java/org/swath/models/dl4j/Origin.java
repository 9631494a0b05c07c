package org.swath.models.dl4j;

import java.util.Optional;
import java.util.Set;
import org.swath.core.device.ArrayTransfer;
import org.swath.models.ModelException;
import org.swath.models.Network;
import org.swath.models.Network.InputLayout;

/**
 * What a file of another library says of a network beside its configuration.
 *
 * @param layout how it takes examples; empty when its first layer tells
 * @param weights all parameters that training begins with; empty when they are drawn
 */
record Origin(Optional<InputLayout> layout, Optional<float[]> weights) {

  /** A configuration, which says nothing beside. */
  static final Origin CONFIGURATION = new Origin(Optional.empty(), Optional.empty());

  /** Weights in a file are of the widths in it. */
  void requireNoOtherWidths(String location, Set<String> settings) {
    String widths = "." + LayerSettings.OUTPUTS;
    settings.stream()
        .filter(setting -> weights.isPresent() && setting.endsWith(widths))
        .findFirst()
        .ifPresent(
            setting -> {
              throw new ModelException(
                  "The weights of %s are of the widths in the file, but %s gives a layer another. Write initial-weights: drawn under workload"
                      .formatted(location, setting));
            });
  }

  /** The same network, at the weights in the file if they are to be used. */
  Network withWeights(Network network) {
    weights.ifPresent(
        values -> {
          ArrayTransfer transfer = ArrayTransfer.of(network.parameters(), 0, values.length);
          double[] exact = new double[values.length];
          for (int i = 0; i < values.length; i++) {
            exact[i] = values[i];
          }
          transfer.onHost().set(exact);
          transfer.toArray();
        });
    return network;
  }
}
