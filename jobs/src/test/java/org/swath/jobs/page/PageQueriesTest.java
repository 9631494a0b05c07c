package org.swath.jobs.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.swath.jobs.DuckDbResults;
import org.swath.jobs.report.SyntheticSweep;
import org.swath.results.HadoopResultsStore;
import org.swath.results.ResultsFolder;

/** Each query of a page, asked of DuckDB about the results that the page shows. */
class PageQueriesTest {

  @TempDir private Path folder;

  @Test
  void asksSwathItselfForConvergence() {
    SyntheticSweep sweep = SyntheticSweep.eventful();

    assertThat(new PageQueries(sweep.plan()).figure("convergence-epochs", sweep.report()))
        .contains("from convergence\nwhere criterion = 'settled'");
  }

  @Test
  void givesWhatThePageShows() throws IOException, SQLException {
    SyntheticSweep sweep = SyntheticSweep.eventful();
    HadoopResultsStore store =
        new HadoopResultsStore(ResultsFolder.at(folder.toString(), new Configuration()));
    store.createSweep("a plan", "a spec");
    sweep.commitTo(store);
    PageQueries queries = new PageQueries(sweep.plan());

    try (DuckDbResults results = new DuckDbResults(folder)) {
      assertThat(results.rows(queries.counts()).toString())
          .isEqualTo("[[completed, 4], [diverged, 1], [failed, 2]]");
      assertThat(results.rows(queries.table(sweep.report())).get(0).subList(0, 4).toString())
          .isEqualTo("[adam, null, 3, -746.0]");
      assertThat(results.rows(queries.runs())).hasSize(7);
      assertThat(results.rows(queries.failures()).get(0).toString())
          .isEqualTo("[failed, IllegalStateException: 13 units, 2]");
      assertThat(results.rows(queries.provenance())).hasSize(1);
      assertThat(results.rows(queries.figure("curves-loss", sweep.report()))).hasSize(47);
      assertThat(results.rows(queries.figure("dynamics", sweep.report()))).hasSize(47);
      assertThat(results.rows(queries.figure("probe-accuracy-by-momentum", sweep.report())).get(0))
          .containsSubsequence("adam", "1", "0.925");
      assertThat(results.rows(queries.figure("parallel-coordinates", sweep.report()))).hasSize(4);
    }
  }
}
