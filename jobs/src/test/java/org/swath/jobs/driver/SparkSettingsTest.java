package org.swath.jobs.driver;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import org.apache.spark.SparkConf;
import org.junit.jupiter.api.Test;

class SparkSettingsTest {

  @Test
  void aSweepOfAnyNumberOfRunsMayReturnItsManifests() {
    assertThat(settings(Map.of()).get("spark.driver.maxResultSize")).isEqualTo("0");
  }

  @Test
  void onThisMachineSparkRemembersFewTasks() {
    assertThat(settings(Map.of()).get("spark.ui.retainedTasks")).isEqualTo("1000");
  }

  @Test
  void onAClusterTheInterfaceKeepsWhatSparkKeeps() {
    SparkConf conf = settings(Map.of("spark.master", "spark://somewhere:7077"));

    assertThat(conf.contains("spark.ui.retainedTasks")).isFalse();
  }

  @Test
  void whatTheUserSetsWins() {
    SparkConf conf =
        settings(Map.of("spark.driver.maxResultSize", "2g", "spark.ui.retainedTasks", "7"));

    assertThat(conf.get("spark.driver.maxResultSize")).isEqualTo("2g");
    assertThat(conf.get("spark.ui.retainedTasks")).isEqualTo("7");
  }

  private static SparkConf settings(Map<String, String> given) {
    return SparkSettings.of("some sweep", Optional.empty(), given);
  }
}
