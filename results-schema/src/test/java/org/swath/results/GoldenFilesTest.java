package org.swath.results;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.FileUtil;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Results of every released format still read, and still mean the same. */
class GoldenFilesTest {

  private ResultsFolder folder;
  private ResultsReader reader;

  @BeforeEach
  void openGoldenResults() throws URISyntaxException {
    String location = getClass().getResource(GoldenFormat1.FOLDER).toURI().toString();
    folder = ResultsFolder.at(location, new Configuration());
    reader = new ResultsReader(folder);
  }

  @Test
  void readsThePlanAndSpecOfFormat1() throws Exception {
    assertThat(folder.readText(ResultsFolder.PLAN_FILE)).isEqualTo(GoldenFormat1.PLAN);
    assertThat(folder.readText(ResultsFolder.SPEC_FILE)).isEqualTo(GoldenFormat1.SPEC);
  }

  @Test
  void readsTheRunRecordsOfFormat1() throws Exception {
    assertThat(reader.runs()).isEqualTo(GoldenFormat1.records());
  }

  @Test
  void takesARunStoredBeforeThereWereDigestsForTheSame(@TempDir Path copy) throws Exception {
    FileSystem files = folder.fileSystem();
    Path results = copy.resolve("results");
    FileUtil.copy(
        files,
        folder.root(),
        files,
        new org.apache.hadoop.fs.Path(results.toUri()),
        false,
        new Configuration());
    ResultsStore store = HadoopResultsStore.at(results.toString(), new Configuration());
    store.recover();

    CommitOutcome outcome = store.commit(CommitContract.attempt(store, "b1", "c1", "0a11", -1.0));

    assertThat(outcome.state()).isEqualTo(CommitOutcome.State.ALREADY_COMMITTED);
    assertThat(outcome.reason()).contains("1 cannot be compared, being stored without");
  }

  @Test
  void readsTheCurvesOfFormat1() throws Exception {
    Map<String, double[]> losses = reader.curves("loss");

    assertThat(losses).containsOnlyKeys(GoldenFormat1.LOSSES.keySet());
    GoldenFormat1.LOSSES.forEach(
        (runId, curve) -> assertThat(losses.get(runId)).as(runId).containsExactly(curve));
    assertThat(reader.curves("variance").get("0a11")).containsExactly(GoldenFormat1.VARIANCES);
  }
}
