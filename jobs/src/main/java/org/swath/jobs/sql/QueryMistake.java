package org.swath.jobs.sql;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.AnalysisException;
import org.apache.spark.sql.catalyst.parser.ParseException;
import org.swath.jobs.driver.RefusedException;

/** What a failure of Spark's says to whoever wrote the query. */
final class QueryMistake {

  private static final String PATH_NOT_FOUND = "PATH_NOT_FOUND";
  private static final String NO_SUCH_VIEW = "TABLE_OR_VIEW_NOT_FOUND";

  private final List<AskedResults> results;
  private final String query;

  /**
   * @param results what the query is about
   */
  QueryMistake(List<AskedResults> results, String query) {
    this.results = results;
    this.query = query;
  }

  /** Whether a file that a query reads was gone when its turn came. */
  static boolean isMissingFile(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof FileNotFoundException) {
        return true;
      }
    }
    return false;
  }

  /** Whether a file was gone already when a view of it was made. */
  static boolean isMissingPath(Throwable failure) {
    return isMissingFile(failure)
        || (failure instanceof AnalysisException analysis
            && PATH_NOT_FOUND.equals(analysis.getErrorClass()));
  }

  /** In a sentence or two: what is wrong, where, and what there is instead. */
  RefusedException explained(Exception failure) throws IOException {
    if (failure instanceof AnalysisException mistake) {
      if (NO_SUCH_VIEW.equals(mistake.getErrorClass())) {
        return new RefusedException(
            located(mistake) + "\nThere are: " + String.join(", ", names()) + ".", failure);
      }
      return new RefusedException(located(mistake) + columns(), failure);
    }
    Throwable root = failure;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    String message = Optional.ofNullable(root.getMessage()).orElse(root.getClass().getSimpleName());
    return new RefusedException("The query could not be answered: " + plain(message), failure);
  }

  /** That a text is no SQL, and from where on. */
  static RefusedException unreadable(ParseException mistake) {
    return new RefusedException("The query must be Spark SQL. " + located(mistake), mistake);
  }

  private static String located(AnalysisException mistake) {
    String where =
        mistake.line().isDefined() && mistake.startPosition().isDefined()
            ? "Line %s, column %d: "
                .formatted(mistake.line().get(), (Integer) mistake.startPosition().get() + 1)
            : "";
    return where + plain(mistake.message());
  }

  /** The first paragraph, without the name of the error's class. */
  private static String plain(String message) {
    return message.strip().replaceFirst("^\\[[A-Z_.0-9]+] ", "").lines().findFirst().orElse("");
  }

  private List<String> names() {
    return results.stream()
        .flatMap(one -> Arrays.stream(ResultsView.values()).map(one::viewName))
        .toList();
  }

  /** The columns of the views that the query names. */
  private String columns() throws IOException {
    StringBuilder text = new StringBuilder();
    for (AskedResults one : results) {
      for (ResultsView view : ResultsView.values()) {
        if (one.isAskedFor(view, query)) {
          String columns = String.join(", ", one.columns(view).keySet());
          text.append("\n%s has %s.".formatted(one.viewName(view), columns));
        }
      }
    }
    return text.toString();
  }
}
