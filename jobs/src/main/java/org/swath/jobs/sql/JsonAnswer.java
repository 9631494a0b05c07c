package org.swath.jobs.sql;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.swath.jobs.driver.RefusedException;

/** A list of objects, one on each line. */
final class JsonAnswer implements AnswerForm {

  @Override
  public String write(Answer answer) {
    requireDistinct(answer.columns());
    List<String> rows = new ArrayList<>();
    for (List<Object> row : answer.rows()) {
      ObjectNode object = JsonNodeFactory.instance.objectNode();
      for (int i = 0; i < row.size(); i++) {
        object.set(answer.columns().get(i).name(), ValueText.json(row.get(i)));
      }
      rows.add("  " + object);
    }
    return rows.isEmpty() ? "[]\n" : "[\n" + String.join(",\n", rows) + "\n]\n";
  }

  private static void requireDistinct(List<Answer.Column> columns) {
    Set<String> names = new HashSet<>();
    for (Answer.Column column : columns) {
      if (!names.add(column.name())) {
        throw new RefusedException(
            "The columns of an answer in JSON must differ in name, but %s is there twice. Name one of them otherwise: ... as other"
                .formatted(column.name()));
      }
    }
  }
}
