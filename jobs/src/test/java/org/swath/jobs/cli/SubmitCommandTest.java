package org.swath.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.swath.core.device.DeviceKernel;
import org.swath.jobs.executor.NumericRequirement;
import picocli.CommandLine;

class SubmitCommandTest {

  @TempDir private Path folder;

  @Test
  void whatStandsBeforeTheDashesGoesToSparkSubmitAndTheRestToRun() throws IOException {
    Path installed = executable(Files.createDirectories(folder.resolve("spark/bin")));
    String printed =
        print(
            Map.of("SWATH_JAR", "/opt/swath.jar", "SPARK_HOME", folder.resolve("spark").toString()),
            "--print --master yarn --conf a=b -- s.yaml --results hdfs:///r");

    assertThat(printed)
        .startsWith(installed + " --class org.swath.jobs.Swath --conf ")
        .endsWith(" --master yarn --conf a=b /opt/swath.jar run s.yaml --results hdfs:///r\n");
  }

  @Test
  void aStandaloneDriverGetsWhatJava17NeedsUnlessTheUserSetsItsOptions() {
    Map<String, String> environment = Map.of("SWATH_JAR", "/opt/swath.jar");

    assertThat(print(environment, "--print --master yarn -- s.yaml"))
        .contains("'spark.driver.extraJavaOptions=")
        .contains("--add-opens=java.base/sun.nio.ch=ALL-UNNAMED")
        .matches(
            command ->
                command.contains(NumericRequirement.VECTOR_OPTION)
                    == (NumericRequirement.fittingKernel() == DeviceKernel.VECTOR));
    assertThat(
            print(
                environment,
                "--print --conf spark.driver.extraJavaOptions=-Xss4m --master yarn -- s.yaml"))
        .containsOnlyOnce("spark.driver.extraJavaOptions=");
  }

  @Test
  void withoutAnInstalledSparkTheOneSwathRunsWithIsUsed() {
    assertThat(print(Map.of("SWATH_JAR", "/opt/swath.jar"), "--print --master yarn -- s.yaml"))
        .contains("org.apache.spark.deploy.SparkSubmit --class org.swath.jobs.Swath");
  }

  private static Path executable(Path bin) throws IOException {
    Path file = Files.writeString(bin.resolve("spark-submit"), "");
    assertThat(file.toFile().setExecutable(true)).isTrue();
    return file;
  }

  private static String print(Map<String, String> environment, String arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    CommandLine submit =
        SwathCommand.asSubcommand(
            new SubmitCommand(new PrintStream(out, true, StandardCharsets.UTF_8), environment));
    assertThat(submit.execute(arguments.split(" "))).isZero();
    return out.toString(StandardCharsets.UTF_8);
  }
}
