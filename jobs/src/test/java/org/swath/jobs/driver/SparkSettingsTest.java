package org.swath.jobs.driver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Optional;
import org.apache.spark.SparkConf;
import org.junit.jupiter.api.Test;
import org.swath.core.device.DeviceKernel;
import org.swath.jobs.executor.NumericRequirement;

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

  @Test
  void executorsAreStartedWithTheVectorApiBesideWhatTheUserGivesThem() {
    SparkConf conf = settings(Map.of("spark.executor.extraJavaOptions", "-Xss2m"));

    String expected =
        NumericRequirement.fittingKernel() == DeviceKernel.VECTOR
            ? "-Xss2m --add-modules=jdk.incubator.vector"
            : "-Xss2m";
    assertThat(conf.get("spark.executor.extraJavaOptions")).isEqualTo(expected);
    assertThat(SparkSettings.requirement(conf).kernel())
        .isEqualTo(NumericRequirement.fittingKernel());
  }

  @Test
  void thePortableKernelNeedsNothingOfJava() {
    SparkConf conf = settings(Map.of("spark.swath.kernel", "portable"));

    assertThat(conf.contains("spark.executor.extraJavaOptions")).isFalse();
    assertThat(SparkSettings.requirement(conf).kernel()).isEqualTo(DeviceKernel.PORTABLE);
  }

  @Test
  void aKernelThatThereIsNotIsRefused() {
    assertThatThrownBy(() -> settings(Map.of("spark.swath.kernel", "fast")))
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining("spark.swath.kernel")
        .hasMessageContaining("vector or portable")
        .hasMessageContaining("\"fast\"");
  }

  private static SparkConf settings(Map<String, String> given) {
    return SparkSettings.of("some sweep", Optional.empty(), given);
  }
}
