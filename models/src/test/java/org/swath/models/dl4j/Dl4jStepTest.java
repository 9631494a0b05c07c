package org.swath.models.dl4j;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.swath.models.Network;
import org.swath.models.Network.ParameterGroup;
import org.swath.models.Network.Role;

/**
 * Gradients are those that Deeplearning4j's own training descends by, penalties included, and batch
 * statistics move as there.
 */
class Dl4jStepTest {

  private static final double RATE = Networks.RATE_IN_FILE;

  @Test
  void stepsOfDescentAreThoseOfDeeplearning4j() {
    MultiLayerConfiguration configuration = Networks.convolution(DataType.DOUBLE);
    configuration.getConfs().forEach(part -> part.setSeed(5));
    LayerSettings settings =
        new LayerSettings(
            "model.json",
            NamedLayer.of(
                configuration.getConfs().stream().map(part -> part.getLayer()).toList(),
                List.of("a", "b", "c", "d")));
    settings.set(Map.of("a.l2", 0.3, "c.l1", 0.02, "d.l2-bias", 0.5));
    MultiLayerNetwork own = new MultiLayerNetwork(configuration.clone());
    own.init();
    try (Network network = LayeredNetwork.of(configuration, Network.InputLayout.FLAT)) {
      network.parameters().assign(own.params());
      Nd4j.getRandom().setSeed(3);
      for (int step = 0; step < 3; step++) {
        INDArray inputs = Nd4j.rand(DataType.DOUBLE, 12, 30);
        INDArray targets = Nd4j.zeros(DataType.DOUBLE, 12, 3);
        for (int i = 0; i < 12; i++) {
          targets.putScalar(i, i % 3, 1);
        }
        double loss = network.lossAndGradient(inputs.dup(), targets.dup());
        own.fit(new DataSet(inputs, targets));
        descend(network);

        assertThat(loss).isEqualTo(own.score());
        assertThat(network.parameters().equalsWithEps(own.params(), 1e-12)).isTrue();
      }
    }
  }

  private static void descend(Network network) {
    long at = 0;
    for (ParameterGroup group : network.groups()) {
      double rate = group.role() == Role.STATISTIC ? 1 : RATE;
      for (int i = 0; i < group.length(); i++, at++) {
        double before = network.parameters().getDouble(at);
        network.parameters().putScalar(at, before - rate * network.gradient().getDouble(at));
      }
    }
  }
}
