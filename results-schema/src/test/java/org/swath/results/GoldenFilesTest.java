package org.swath.results;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URISyntaxException;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

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
  void readsTheCurvesOfFormat1() throws Exception {
    Map<String, double[]> losses = reader.curves("loss");

    assertThat(losses).containsOnlyKeys(GoldenFormat1.LOSSES.keySet());
    GoldenFormat1.LOSSES.forEach(
        (runId, curve) -> assertThat(losses.get(runId)).as(runId).containsExactly(curve));
    assertThat(reader.curves("variance").get("0a11")).containsExactly(GoldenFormat1.VARIANCES);
  }
}
