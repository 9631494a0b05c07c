package org.swath.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.swath.jobs.SwathRunner.file;
import static org.swath.jobs.SwathRunner.swath;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.swath.jobs.SwathRunner.Answer;

/** The example of the page on workloads of one's own, as its jar and spec stand there. */
class OwnWorkloadIT {

  @TempDir private Path folder;

  @Test
  @Timeout(value = 5, unit = TimeUnit.MINUTES)
  void aWorkloadInAJarIsTrainedOnAClusterAndHereWithTheSameBits() throws Exception {
    Path jar = OwnJar.ofThePage(folder);
    String spec = file(folder, "mean-image.yaml", OwnJar.block("yaml"));
    Path onCluster = folder.resolve("on-cluster");
    Path local = folder.resolve("local");
    try (StandaloneCluster cluster = StandaloneCluster.start(folder)) {
      Path console = folder.resolve("console.txt");
      ProcessBuilder submit =
          new ProcessBuilder(
                  Path.of("..", "swath").toString(),
                  "submit",
                  "--master",
                  cluster.master(),
                  "--jars",
                  jar.toString(),
                  "--conf",
                  "spark.executor.memory=1g",
                  "--",
                  spec,
                  "--results",
                  onCluster.toUri().toString())
              .redirectOutput(folder.resolve("out.txt").toFile())
              .redirectError(console.toFile());
      submit.environment().put("SPARK_HOME", cluster.sparkHome().toString());
      submit.environment().put("SPARK_SCALA_VERSION", "2.12");
      assertThat(submit.start().waitFor()).as("%s", Files.readString(console)).isZero();
      assertThat(Files.readString(folder.resolve("out.txt"))).contains("8 runs: 8 completed", "test");
    }

    String[] here = {
      "run", spec, "--results", local.toString(), "--jars", jar.toString(), "--lanes", "1"
    };
    Answer run = swath(here);
    assertThat(run.exitCode()).as(run.console()).isZero();
    Answer report = swath("report", onCluster.toString(), "--jars", jar.toString());
    assertThat(report.exitCode()).as(report.console()).isZero();
    assertThat(report.out()).contains("8 runs: 8 completed");
    try (DuckDbResults cluster = new DuckDbResults(onCluster);
        DuckDbResults alone = new DuckDbResults(local)) {
      String results = "select run_id, result_digest from runs order by run_id";
      assertThat(cluster.rows(results)).hasSize(8).isEqualTo(alone.rows(results));
      List<List<String>> versions = cluster.rows("select distinct swath_version from runs");
      assertThat(versions)
          .hasSize(1)
          .isEqualTo(alone.rows("select distinct swath_version from runs"));
      assertThat(versions.get(0).get(0)).contains(" with mine.jar ");
      assertThat(cluster.rows("select attempt_id from runs where attempt_id not like 'app-%'"))
          .as("trained by the cluster's executors")
          .isEmpty();
    }
  }
}
