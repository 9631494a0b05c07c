package org.swath.jobs.driver;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.spark.SparkConf;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TaskSlotsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "local       |                    | 1",
        "local[6]    |                    | 6",
        "local[6,4]  |                    | 6",
        "local[6,4]  | spark.task.cpus=2  | 3",
        "local[6,4]  | spark.task.cpus=4  | 1",
        "local[2]    | spark.task.cpus=4  | 1",
        "local[6]    | spark.cores.max=3  | 6",
      })
  void ofThisMachineAreAsManyAsItsMasterSays(String master, String more, int slots) {
    assertThat(slots(master, more)).isEqualTo(slots);
  }

  @ParameterizedTest
  @CsvSource({"local[*]", "'local[*,4]'"})
  void aStarIsTheCoresOfThisMachine(String master) {
    assertThat(slots(master, null)).isEqualTo(Runtime.getRuntime().availableProcessors());
  }

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "spark://a:7077 | spark.executor.instances=8 spark.executor.cores=4                   | 32",
        "spark://a:7077 | spark.executor.instances=8 spark.executor.cores=4 spark.task.cpus=3 | 8",
        "spark://a:7077 | spark.executor.instances=8 spark.executor.cores=4 spark.cores.max=6 | 6",
        "spark://a:7077 | spark.cores.max=6                                                   | 6",
        "spark://a:7077 | spark.cores.max=6 spark.task.cpus=4                                 | 1",
        "yarn           | spark.executor.instances=8                                          | 8",
        "k8s://a        | spark.executor.instances=8                                          | 8",
        "yarn           | spark.dynamicAllocation.enabled=true spark.dynamicAllocation.maxExecutors=50 spark.executor.instances=2 spark.executor.cores=2 | 100",
        "yarn           | spark.dynamicAllocation.enabled=true spark.dynamicAllocation.maxExecutors=2147483647 spark.executor.cores=2 | 2147483647",
        "yarn           | spark.dynamicAllocation.enabled=true                                | 2147483647",
        "yarn           | spark.dynamicAllocation.maxExecutors=50 spark.executor.instances=2   | 2",
      })
  void ofAClusterAreAsManyAsItsSettingsGrant(String master, String more, int slots) {
    assertThat(slots(master, more)).isEqualTo(slots);
  }

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "spark://a:7077       |                                       | 40",
        "spark://a:7077       | spark.task.cpus=8                     | 5",
        "spark://a:7077       | spark.executor.instances=8            | 40",
        "spark://a:7077       | spark.executor.cores=8                | 40",
        "yarn                 |                                       | 40",
        "spark://a:7077       | spark.dynamicAllocation.enabled=true  | 40",
        "local-cluster[2,3,9] |                                       | 40",
      })
  void whereSettingsLeaveItOpenTheClusterIsAsked(String master, String more, int slots) {
    assertThat(TaskSlots.of(settings(master, more), () -> 40)).isEqualTo(slots);
  }

  @Test
  void aClusterWithoutAnyCoreYetIsTakenForOneThatGrowsWithItsWork() {
    assertThat(TaskSlots.of(settings("spark://a:7077", null), () -> 0))
        .isEqualTo(Integer.MAX_VALUE);
  }

  private static int slots(String master, String more) {
    return TaskSlots.of(
        settings(master, more),
        () -> {
          throw new AssertionError("The settings say enough");
        });
  }

  private static SparkConf settings(String master, String more) {
    SparkConf settings = new SparkConf(false).setMaster(master);
    if (more != null) {
      for (String setting : more.split(" ")) {
        settings.set(setting.split("=")[0], setting.split("=")[1]);
      }
    }
    return settings;
  }
}
