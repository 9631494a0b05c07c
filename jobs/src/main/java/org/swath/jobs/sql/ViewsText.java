package org.swath.jobs.sql;

import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.commons.text.WordUtils;
import org.swath.results.ColumnType;

/** What queries can be about, for people. */
public final class ViewsText {

  private static final int WIDTH = 100;

  /** A space at which a line is not broken. */
  private static final char TOGETHER = '\u00a0';

  private ViewsText() {}

  /**
   * Every view with what stands in a row, and its columns with their types in SQL.
   *
   * @throws IOException when the storage fails
   */
  public static String of(List<AskedResults> results) throws IOException {
    StringBuilder text = new StringBuilder();
    for (AskedResults one : results) {
      for (ResultsView view : ResultsView.values()) {
        String columns =
            one.columns(view).entrySet().stream()
                .map(column -> column.getKey() + TOGETHER + type(column.getValue()))
                .collect(Collectors.joining(", "));
        text.append("%s: %s\n".formatted(one.viewName(view), view.rows()));
        text.append(
            "  " + WordUtils.wrap(columns, WIDTH, "\n  ", false).replace(TOGETHER, ' ') + "\n\n");
      }
    }
    return text.append("Ask with: swath sql RESULTS \"select ... from ...\"\n").toString();
  }

  private static String type(ColumnType type) {
    return switch (type) {
      case TEXT -> "string";
      case BOOLEAN -> "boolean";
      case INT32 -> "int";
      case INT64 -> "bigint";
      case DOUBLE -> "double";
      case TIMESTAMP -> "timestamp";
    };
  }
}
