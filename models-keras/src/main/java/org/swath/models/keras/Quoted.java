package org.swath.models.keras;

import org.nd4j.shade.jackson.databind.JsonNode;

/** What a configuration says, as a message quotes it: not longer than it can be read. */
final class Quoted {

  private static final int LONGEST = 60;

  private Quoted() {}

  static String of(JsonNode value) {
    String text =
        value.isTextual()
            ? value.asText()
            : value.isObject() && value.path("class_name").isTextual()
                ? value.path("class_name").asText()
                : value.toString();
    return text.length() > LONGEST ? text.substring(0, LONGEST) + " …" : text;
  }
}
