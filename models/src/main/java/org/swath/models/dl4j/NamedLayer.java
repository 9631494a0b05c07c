package org.swath.models.dl4j;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.deeplearning4j.nn.conf.layers.FeedForwardLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.misc.FrozenLayer;
import org.deeplearning4j.nn.conf.layers.recurrent.Bidirectional;
import org.deeplearning4j.nn.conf.layers.wrapper.BaseWrapperLayer;

/**
 * A layer and what a spec calls it: its name in the file in lower case, with a dash for what is
 * neither a letter nor a digit; {@code layer} and its number from 0 where it has none, or one that
 * another layer has too.
 */
record NamedLayer(String name, Layer layer) {

  /**
   * Names layers.
   *
   * @param layers in their order
   * @param given what the file calls each; null where it has no name
   */
  static List<NamedLayer> of(List<Layer> layers, List<String> given) {
    Map<String, Integer> uses = new HashMap<>();
    given.forEach(name -> uses.merge(written(name), 1, Integer::sum));
    List<NamedLayer> named = new ArrayList<>();
    for (int i = 0; i < layers.size(); i++) {
      String name = written(given.get(i));
      boolean usable = !name.isEmpty() && uses.get(name) == 1;
      named.add(new NamedLayer(usable ? name : "layer" + i, layers.get(i)));
    }
    return named;
  }

  private static String written(String given) {
    String name =
        given == null
            ? ""
            : given.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
    return name.isEmpty() || Character.isLetter(name.charAt(0)) ? name : "layer-" + name;
  }

  /** The layer that does the work: what is wrapped, where something is. */
  Layer inside() {
    return inside(layer);
  }

  private static Layer inside(Layer layer) {
    if (layer instanceof BaseWrapperLayer wrapper) {
      return inside(wrapper.getUnderlying());
    }
    if (layer instanceof FrozenLayer frozen) {
      return inside(frozen.getLayer());
    }
    return layer instanceof Bidirectional both ? inside(both.getFwd()) : layer;
  }

  /** Number of values that the layer takes, or of channels; 0 when it does not say. */
  long inputs() {
    return inside() instanceof FeedForwardLayer sized ? sized.getNIn() : 0;
  }
}
