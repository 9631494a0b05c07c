package org.swath.jobs.page;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.swath.jobs.figure.Figure;
import org.swath.jobs.figure.FigureTheme;

/**
 * What the scripts of a page draw, as JSON: the themes by name, and of each figure its id, title,
 * size in pixels and definition.
 */
final class FigureData {

  private FigureData() {}

  static String json(List<Figure> figures) {
    ObjectNode tree = JsonNodeFactory.instance.objectNode();
    ObjectNode themes = tree.putObject("themes");
    for (FigureTheme theme : FigureTheme.values()) {
      themes.set(theme.text(), theme.json());
    }
    ArrayNode drawn = tree.putArray("figures");
    for (Figure figure : figures) {
      ObjectNode entry = drawn.addObject().put("id", figure.id()).put("title", figure.title());
      entry.put("width", figure.widthPixels()).put("height", figure.heightPixels());
      entry.set("option", figure.option());
    }
    try {
      return new JsonMapper().writeValueAsString(tree);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A tree of plain nodes cannot fail to print", e);
    }
  }
}
