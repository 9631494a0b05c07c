package org.swath.jobs.sql;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.swath.jobs.driver.RefusedException;
import org.swath.results.ResultsFiles;

/** Answers queries about results with Spark SQL in this process. Not thread-safe. */
public final class SqlSession implements AutoCloseable {

  private final LocalSpark local;
  private final List<AskedResults> results;

  /**
   * Starts Spark, which takes seconds.
   *
   * @param results what may be asked about, each under another name
   * @param settings Spark's, which win over Swath's own
   */
  public SqlSession(List<AskedResults> results, Map<String, String> settings) throws IOException {
    this.results = List.copyOf(results);
    this.local = new LocalSpark(settings);
  }

  /**
   * Answers one query. While a sweep is running or being compacted, each view holds what is
   * committed at one moment.
   *
   * @param limit the most rows to answer with
   * @throws RefusedException when it is no query, or none that can be answered
   * @throws org.swath.results.ResultsException when results contradict their plan
   * @throws IOException when the storage fails
   */
  public Answer ask(String query, int limit) throws IOException {
    QueryCheck.requireQuery(local.session(), query);
    return ask(results, query, limit);
  }

  /** Opens the views of one folder after the other; when all are open, asks. */
  private Answer ask(List<AskedResults> unopened, String query, int limit) throws IOException {
    if (unopened.isEmpty()) {
      return answer(query, limit);
    }
    return unopened
        .get(0)
        .reader()
        .reading(
            files -> {
              open(unopened.get(0), files, query);
              return ask(unopened.subList(1, unopened.size()), query, limit);
            });
  }

  private void open(AskedResults one, ResultsFiles files, String query) throws IOException {
    try {
      new SparkViews(local.session()).open(one, files, query);
    } catch (Exception e) {
      if (QueryMistake.isMissingPath(e)) {
        throw moved(e);
      }
      throw e;
    }
  }

  private Answer answer(String query, int limit) throws IOException {
    try {
      Dataset<Row> rows = local.session().sql(query);
      return SparkAnswer.of(rows.schema(), rows.limit(limit + 1).collectAsList(), limit);
    } catch (Exception e) {
      if (QueryMistake.isMissingFile(e)) {
        throw moved(e);
      }
      throw new QueryMistake(results, query).explained(e);
    }
  }

  private static FileNotFoundException moved(Exception cause) {
    FileNotFoundException moved = new FileNotFoundException(cause.getMessage());
    moved.initCause(cause);
    return moved;
  }

  @Override
  public void close() {
    local.close();
  }
}
