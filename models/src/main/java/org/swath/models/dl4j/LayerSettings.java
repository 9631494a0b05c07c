package org.swath.models.dl4j;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.deeplearning4j.nn.conf.dropout.Dropout;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.BaseLayer;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.FeedForwardLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.weights.WeightInit;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.learning.regularization.L1Regularization;
import org.nd4j.linalg.learning.regularization.L2Regularization;
import org.nd4j.linalg.learning.regularization.Regularization;
import org.swath.core.parameter.Domain;
import org.swath.core.parameter.Parameter;
import org.swath.core.spec.NearestName;
import org.swath.models.ModelException;

/** What a spec may say of one layer of a network, in the place of what the file says. */
final class LayerSettings {

  static final String OUTPUTS = "n-out";

  private static final String ACTIVATION = "activation";
  private static final String DROPOUT = "dropout";
  private static final String WEIGHT_INIT = "weight-init";
  private static final String L1 = "l1";
  private static final String L2 = "l2";
  private static final String BIAS = "-bias";

  /** All settings. */
  static final List<Parameter> PARAMETERS =
      List.of(
          new Parameter(
              OUTPUTS,
              new Domain.IntegerRange(1, Integer.MAX_VALUE),
              Optional.empty(),
              "Width of the layer: its units, or channels; layers after it follow",
              false),
          new Parameter(
              ACTIVATION,
              new Domain.Choice(words(Stream.of(Activation.values()))),
              Optional.empty(),
              "Activation function of the layer",
              false),
          number(L1, "Weight of the sum of magnitudes of the layer's weights in the loss"),
          number(L2, "Weight of half the sum of squares of the layer's weights in the loss"),
          number(L1 + BIAS, "The same as l1 for its biases"),
          number(L2 + BIAS, "The same as l2 for its biases"),
          new Parameter(
              DROPOUT,
              Domain.NumberRange.fraction(),
              Optional.empty(),
              "Share of the layer's inputs that each step drops; 1 less than what Deeplearning4j"
                  + " retains",
              false),
          new Parameter(
              WEIGHT_INIT,
              new Domain.Choice(
                  words(Stream.of(WeightInit.values()).filter(w -> w != WeightInit.DISTRIBUTION))),
              Optional.empty(),
              "How the layer's weights are drawn",
              false));

  private final String location;
  private final List<NamedLayer> layers;

  /**
   * @param location of the model's file
   * @param layers its layers, whose configurations are changed
   */
  LayerSettings(String location, List<NamedLayer> layers) {
    this.location = location;
    this.layers = layers;
  }

  /**
   * Sets what is given.
   *
   * @param settings by layer and name, {@code hidden.dropout}
   * @throws ModelException when there is no such layer, or it has no such setting
   */
  void set(Map<String, Object> settings) {
    settings.forEach(
        (path, value) -> {
          int dot = path.indexOf('.');
          NamedLayer layer =
              layers.stream()
                  .filter(named -> named.name().equals(path.substring(0, dot)))
                  .findFirst()
                  .orElseThrow(() -> noLayer(path));
          set(layer, path, path.substring(dot + 1), value);
        });
  }

  private void set(NamedLayer layer, String path, String setting, Object value) {
    switch (setting) {
      case OUTPUTS -> sized(layer, path).setNOut((Long) value);
      case ACTIVATION -> setActivation(layer, path, (String) value);
      case DROPOUT ->
          layer.inside().setIDropout((Double) value == 0 ? null : new Dropout(1 - (Double) value));
      case WEIGHT_INIT ->
          weighted(layer, path)
              .setWeightInitFn(WeightInit.valueOf(word((String) value)).getWeightInitFunction());
      default -> setPenalty(weighted(layer, path), setting, (Double) value);
    }
  }

  private void setActivation(NamedLayer layer, String path, String value) {
    IActivation activation = Activation.valueOf(word(value)).getActivationFunction();
    if (layer.inside() instanceof ActivationLayer only) {
      only.setActivationFn(activation);
    } else {
      weighted(layer, path).setActivationFn(activation);
    }
  }

  private static void setPenalty(BaseLayer layer, String setting, double value) {
    boolean ofBias = setting.endsWith(BIAS);
    boolean squares = setting.startsWith(L2);
    List<Regularization> before =
        ofBias ? layer.getRegularizationBias() : layer.getRegularization();
    List<Regularization> after = new ArrayList<>(before == null ? List.of() : before);
    after.removeIf(
        squares ? L2Regularization.class::isInstance : L1Regularization.class::isInstance);
    if (value > 0) {
      after.add(squares ? new L2Regularization(value) : new L1Regularization(value));
    }
    if (ofBias) {
      layer.setRegularizationBias(after);
    } else {
      layer.setRegularization(after);
    }
  }

  private FeedForwardLayer sized(NamedLayer layer, String path) {
    Layer inside = layer.inside();
    if (inside instanceof FeedForwardLayer sized
        && !(inside instanceof BatchNormalization)
        && sized.getNOut() > 0) {
      return sized;
    }
    throw notOf(layer, path);
  }

  private BaseLayer weighted(NamedLayer layer, String path) {
    if (layer.inside() instanceof BaseLayer weighted) {
      return weighted;
    }
    throw notOf(layer, path);
  }

  private ModelException notOf(NamedLayer layer, String path) {
    return new ModelException(
        "%s must be a setting of a layer that has it, but %s of %s is a %s. Leave it out"
            .formatted(path, layer.name(), location, layer.inside().getClass().getSimpleName()));
  }

  private ModelException noLayer(String path) {
    String setting = path.substring(path.indexOf('.'));
    List<String> paths = layers.stream().map(layer -> layer.name() + setting).toList();
    return new ModelException(
        "%s must name a layer of %s, but there is none of that name. %s"
            .formatted(path, location, NearestName.suggestion(path, paths)));
  }

  private static Parameter number(String name, String text) {
    return new Parameter(name, Domain.NumberRange.nonNegative(), Optional.empty(), text, false);
  }

  private static List<String> words(Stream<? extends Enum<?>> values) {
    return values.map(value -> value.name().toLowerCase(Locale.ROOT).replace('_', '-')).toList();
  }

  private static String word(String value) {
    return value.toUpperCase(Locale.ROOT).replace('-', '_');
  }
}
