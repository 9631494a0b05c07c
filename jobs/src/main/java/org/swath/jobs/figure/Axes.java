package org.swath.jobs.figure;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** The axes of figures, and what else several kinds of figure have in common. */
final class Axes {

  private static final int NAME_BELOW = 30;

  /** Of a tenfold: nearer to a power of ten, the last epoch's label would lie over that one's. */
  private static final double ROOM_FOR_A_LABEL = 0.25;

  private Axes() {}

  static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  /** A vertical axis of numbers, named above its end. */
  static ObjectNode vertical(String name) {
    ObjectNode axis = object().put("type", "value").put("name", name).put("scale", true);
    axis.put("nameGap", 12).putObject("nameTextStyle").put("align", "left").put("padding", 0);
    return axis;
  }

  /** The same between two bounds. */
  static ObjectNode vertical(String name, Bounds bounds) {
    return vertical(name)
        .put("min", bounds.least())
        .put("max", bounds.most())
        .put("interval", bounds.step());
  }

  /** A horizontal axis of numbers, named below, that lies at the bottom whatever the other says. */
  static ObjectNode horizontal(String name) {
    return below(object().put("type", "value").put("scale", true), name);
  }

  /** A horizontal axis of positive numbers. */
  static ObjectNode logarithmic(String name, double least, double most) {
    ObjectNode axis = object().put("type", "log").put("min", least).put("max", most);
    return below(axis, name);
  }

  /** The axis of epochs from the first to the last. */
  static ObjectNode epochs(EpochAxis scale, int last) {
    if (scale == EpochAxis.LOG && last > 1) {
      ObjectNode axis = logarithmic("epoch", 1, last);
      axis.putObject("minorTick").put("show", true).put("splitNumber", 9);
      double beyondTenfold = Math.log10(last) % 1;
      axis.putObject("axisLabel")
          .put("showMaxLabel", beyondTenfold == 0 || beyondTenfold > ROOM_FOR_A_LABEL);
      return axis;
    }
    return epochs("epoch", last);
  }

  /** A linear axis of epochs from 0 to the last. */
  static ObjectNode epochs(String name, int last) {
    return horizontal(name).put("min", 0).put("max", last).put("minInterval", 1);
  }

  /** A horizontal axis of words. */
  static ObjectNode categories(String name, List<String> labels) {
    return below(words(labels), name);
  }

  /** A vertical axis of words, the first on top. */
  static ObjectNode verticalCategories(String name, List<String> labels) {
    ObjectNode axis = words(labels).put("inverse", true);
    return axis.put("name", name).put("nameLocation", "start").put("nameGap", 12);
  }

  private static ObjectNode words(List<String> labels) {
    ObjectNode axis = object().put("type", "category");
    labels.forEach(axis.putArray("data")::add);
    axis.putObject("axisLabel").put("interval", 0);
    return axis;
  }

  private static ObjectNode below(ObjectNode axis, String name) {
    axis.put("name", name).put("nameLocation", "middle").put("nameGap", NAME_BELOW);
    axis.putObject("axisLine").put("onZero", false);
    return axis;
  }
}
