package org.swath.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.swath.jobs.SwathRunner.file;
import static org.swath.jobs.SwathRunner.smallSpec;
import static org.swath.jobs.SwathRunner.swath;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.swath.jobs.SwathRunner.Answer;

/** What cannot be done is refused with a message and exit code 2, and leaves nothing behind. */
class RefusalsTest {

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "epochs: 3         | epoch: 3              | 4 | epochs",
        "optimizer: [adam  | optimizer: [adem      | 6 | adam",
        "[adam, {name: sgd, momentum: 0.5}] | []   | 6 | optimizer",
        "seeds: [1, 2]     | seeds: [1, 1]         | 7 | 1",
        "learning-rate: 0.01 | learning-rate: -0.01 | 4 | -0.01",
        "name: digits      | name: digit           | 3 | digits",
        "metric: loss      | metric: los           | 9 | loss",
      })
  void aMistakeInASpecIsShownWithItsLineAndWhatWouldBeRight(
      String right, String wrong, int line, String named) {
    assertThat(smallSpec()).contains(right);
    String spec = file(folder, "wrong.yaml", smallSpec().replace(right, wrong));
    Path results = folder.resolve("results");
    Answer answer = swath("run", spec, "--results", results.toString());

    assertThat(answer.exitCode()).isEqualTo(2);
    assertThat(answer.console()).contains("wrong.yaml:" + line + ":").contains(named);
    assertThat(answer.out()).isEmpty();
    assertThat(results).doesNotExist();
  }

  @Test
  void everyMistakeOfASpecIsShownAtOnce() {
    String spec =
        file(
            folder,
            "wrong.yaml",
            smallSpec().replace("epochs: 3", "epochs: 0").replace("[1, 2]", "[1, 1]"));
    Answer answer = swath("plan", spec);

    assertThat(answer.exitCode()).isEqualTo(2);
    assertThat(answer.console()).contains("wrong.yaml:4:").contains("wrong.yaml:7:");
  }

  @Test
  void aSpecThatIsNotThere() {
    Answer answer = swath("run", folder.resolve("none.yaml").toString());

    assertThat(answer.exitCode()).isEqualTo(2);
    assertThat(answer.console()).contains("there is none at").contains("none.yaml");
  }

  @ParameterizedTest
  @CsvSource({"nosuch://host/results", "s3a://bucket/results", "'::'"})
  void aResultsLocationThatHadoopCannotOpen(String location) {
    String spec = file(folder, "small.yaml", smallSpec());
    Answer answer = swath("run", spec, "--results", location);

    assertThat(answer.exitCode()).isEqualTo(2);
    assertThat(answer.console()).contains(location).contains("Hadoop");
  }

  @Test
  void aResultsFolderThatHoldsSomethingElse() throws Exception {
    String spec = file(folder, "small.yaml", smallSpec());
    Path results = Files.createDirectory(folder.resolve("results"));
    Path precious = Files.writeString(results.resolve("thesis.txt"), "precious");
    Answer answer = swath("run", spec, "--results", results.toString());

    assertThat(answer.exitCode()).isEqualTo(2);
    assertThat(answer.console()).contains("thesis.txt");
    try (var left = Files.list(results)) {
      assertThat(left).containsExactly(precious);
    }
  }

  @Test
  void dataThatIsNotWhereItIsSaidToBe() {
    String spec =
        file(
            folder,
            "mnist.yaml",
            smallSpec().replace("{name: digits, train-size: 300, test-size: 100}", "mnist"));
    Path results = folder.resolve("results");
    Answer answer =
        swath("run", spec, "--data", folder.toString(), "--results", results.toString());

    assertThat(answer.exitCode()).isEqualTo(2);
    assertThat(answer.console()).contains("train-images-idx3-ubyte").contains(folder.toString());
    assertThat(results).doesNotExist();
  }

  @Test
  void aReportOfAFolderWithoutASweep() {
    Answer answer = swath("report", folder.toString());

    assertThat(answer.exitCode()).isEqualTo(2);
    assertThat(answer.console()).contains("sweep.yaml");
  }

  @Test
  void anUnknownOptionOrCommand() {
    assertThat(swath("run", "--reslts", "x", "spec.yaml").exitCode()).isEqualTo(2);
    assertThat(swath("rum").exitCode()).isEqualTo(2);
    assertThat(swath("rum").console()).contains("Did you mean").contains("run");
    assertThat(swath().exitCode()).isEqualTo(2);
  }

  @ParameterizedTest
  @CsvSource({"/proc/nope", "hdfs://127.0.0.1:1/results"})
  void aResultsLocationThatCannotBeWritten(String location) {
    String spec = file(folder, "small.yaml", smallSpec());
    Answer answer =
        swath(
            "run",
            spec,
            "--results",
            location,
            "--conf",
            "spark.hadoop.ipc.client.connect.max.retries=0");

    assertThat(answer.exitCode()).isEqualTo(2);
    assertThat(answer.console()).contains(location).contains("--results");
  }

  @Test
  void fewerThanOneSlotAndSlotsBesideAMaster() {
    String spec = file(folder, "small.yaml", smallSpec());
    Path results = folder.resolve("results");
    for (String wrong : new String[] {"0", "-1"}) {
      Answer answer = swath("run", spec, "--results", results.toString(), "--slots", wrong);
      assertThat(answer.exitCode()).isEqualTo(2);
      assertThat(answer.console()).contains("--slots must be at least 1");
    }
    assertThat(swath("run", spec, "--slots", "2", "--conf", "spark.master=local[2]").exitCode())
        .isEqualTo(2);
    assertThat(results).doesNotExist();
  }

  @Test
  void fewerThanOneLane() {
    String spec = file(folder, "small.yaml", smallSpec());
    Path results = folder.resolve("results");
    for (String command : new String[] {"run", "plan"}) {
      assertThat(swath(command, spec, "--lanes", "0").exitCode()).isEqualTo(2);
      assertThat(swath(command, spec, "--lanes", "0").console())
          .contains("--lanes must be at least 1, but got 0");
    }
    assertThat(swath("plan", spec, "--slots", "0").console())
        .contains("--slots must be at least 1, but got 0");
    assertThat(results).doesNotExist();
  }

  @Test
  void aBatchSizeThatLeavesABatchOfOneExample() {
    String spec =
        file(folder, "small.yaml", smallSpec().replace("train-size: 300", "train-size: 257"));
    Answer answer = swath("plan", spec);

    assertThat(answer.exitCode()).isEqualTo(2);
    assertThat(answer.console()).contains("257 examples in batches of 64 leave a batch of 1");
  }

  @Test
  void dataThatTheWorkloadIsNotMadeFor() {
    String spec =
        file(
            folder,
            "misplaced.yaml",
            """
            name: misplaced
            workload: ternary-dual-vae
            data: {name: digits, train-size: 300}
            training: {epochs: 1, optimizer: adamw, learning-rate: 0.001}
            seeds: [1]
            """);
    Answer answer = swath("plan", spec);

    assertThat(answer.exitCode()).isEqualTo(2);
    assertThat(answer.console())
        .contains("ternary-dual-vae must be trained on ternary-operations, but got digits");
  }

  @Test
  void aGpuInLocalModeWhereSparkWouldWaitForEver() {
    String spec = file(folder, "small.yaml", smallSpec());
    Answer answer = swath("run", spec, "--conf", "spark.task.resource.gpu.amount=1");

    assertThat(answer.exitCode()).isEqualTo(2);
    assertThat(answer.console()).contains("spark.task.resource.gpu.amount");
  }

  @Test
  void aSubmissionThatDoesNotSayWhereTheSpecBegins() {
    Answer answer = swath("submit", "--master", "yarn", "sweep.yaml");

    assertThat(answer.exitCode()).isEqualTo(2);
    assertThat(answer.console()).contains("--").contains("swath submit --master yarn --");
  }
}
