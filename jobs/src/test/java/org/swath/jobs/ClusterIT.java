package org.swath.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.swath.jobs.SwathRunner.swath;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The quickstart on a standalone Spark cluster of separate processes, started from Spark's jars.
 */
class ClusterIT {

  private static final Path QUICKSTART = Path.of("..", "sweep-specs", "quickstart.yaml");

  @TempDir private Path folder;

  @Test
  @Timeout(value = 10, unit = TimeUnit.MINUTES)
  void quickstartGivesTheSameBitsThroughSparkSubmitAsInLocalMode() throws Exception {
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
                  "--conf",
                  "spark.executor.cores=1",
                  "--conf",
                  "spark.executor.memory=1g",
                  "--",
                  QUICKSTART.toString(),
                  "--results",
                  onCluster.toUri().toString())
              .redirectOutput(folder.resolve("out.txt").toFile())
              .redirectError(console.toFile());
      submit.environment().putAll(Map.of("SPARK_HOME", cluster.sparkHome().toString()));
      submit.environment().put("SPARK_SCALA_VERSION", "2.12");
      assertThat(submit.start().waitFor()).as("%s", Files.readString(console)).isZero();
      assertThat(Files.readString(folder.resolve("out.txt"))).contains("adam").contains("sgd");
    }

    // Here each run alone, there several to a task: that must make no difference either.
    String[] alone = {
      "run", QUICKSTART.toString(), "--results", local.toString(), "--lanes", "1",
    };
    assertThat(swath(alone).exitCode()).isZero();
    try (DuckDbResults cluster = new DuckDbResults(onCluster);
        DuckDbResults here = new DuckDbResults(local)) {
      assertThat(cluster.bitsOfMetrics()).hasSize(2400 + 24).isEqualTo(here.bitsOfMetrics());
      assertThat(here.rows("select distinct attempt_id from runs")).hasSize(24);
      assertThat(cluster.rows("select distinct attempt_id from runs")).hasSize(6);
      assertThat(cluster.rows("select distinct threads, status from runs"))
          .as("executors are told their threads, whatever the worker's environment says")
          .containsExactly(List.of("1", "completed"));
      assertThat(cluster.rows("select distinct blas from runs"))
          .isEqualTo(here.rows("select distinct blas from runs"));
      assertThat(cluster.rows("select attempt_id from runs where attempt_id not like 'app-%'"))
          .as("trained by the cluster's executors")
          .isEmpty();
    }
  }
}
