package org.swath.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.swath.jobs.SwathRunner.file;
import static org.swath.jobs.SwathRunner.swath;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.swath.jobs.SwathRunner.Answer;

/** The examples of the pages on workloads and data of one's own, as they stand there. */
class OwnDataAndWorkloadIT {

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
      assertThat(Files.readString(folder.resolve("out.txt")))
          .contains("8 runs: 8 completed", "test");
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

  /** The example of the page on data of one's own, as it stands there. */
  @Test
  void aTableIsTrainedOnFromFileToReport() throws Exception {
    Process table =
        new ProcessBuilder("sh", "-c", OwnJar.block("data.md", "sh"))
            .directory(folder.toFile())
            .inheritIO()
            .start();
    assertThat(table.waitFor()).isZero();
    String spec = file(folder, "rings.yaml", OwnJar.block("data.md", "yaml"));
    Path results = folder.resolve("results");
    Answer run = swath("run", spec, "--results", results.toString());

    assertThat(run.exitCode()).as(run.console()).isZero();
    assertThat(run.out()).contains("test accuracy").contains("3 of 3");
    try (DuckDbResults rings = new DuckDbResults(results)) {
      assertThat(rings.rows("select count(*) from runs where status = 'completed'"))
          .containsExactly(List.of("12"));
      assertThat(rings.rows("select max(test_accuracy) > 0.95 from runs"))
          .as("what a hidden layer is for")
          .containsExactly(List.of("true"));
      assertThat(rings.rows("select distinct dataset from runs")).containsExactly(List.of("csv"));
    }
    String linear =
        file(
            folder,
            "linear.yaml",
            OwnJar.block("data.md", "yaml")
                .replace("{name: mlp, hidden-units: 16}", "softmax-regression")
                .replace("[1, 2, 3]", "[1]"));
    Path ofLinear = folder.resolve("linear");
    assertThat(swath("run", linear, "--results", ofLinear.toString()).exitCode()).isZero();
    try (DuckDbResults rings = new DuckDbResults(ofLinear)) {
      assertThat(rings.rows("select max(test_accuracy) < 0.6 from runs"))
          .as("rings are not to be told apart by a line")
          .containsExactly(List.of("true"));
    }

    Files.writeString(folder.resolve("rings.csv"), "0.5,0.5,1\n", StandardOpenOption.APPEND);
    Answer changed = swath("run", spec, "--results", results.toString());
    assertThat(changed.exitCode()).isEqualTo(2);
    assertThat(changed.console()).contains("fingerprint");
  }
}
