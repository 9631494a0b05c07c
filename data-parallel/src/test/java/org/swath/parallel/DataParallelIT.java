package org.swath.parallel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.graph.MergeVertex;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.weights.WeightInit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.lossfunctions.LossFunctions;
import org.swath.jobs.Swath;

/** Runs over the whole cluster, from their spec to their report, killed on the way. */
class DataParallelIT {

  private static final Path MODEL = Path.of("..", "sweep-specs", "models", "mlp.json");

  private static final String SPEC =
      """
      name: parallel
      workload: {name: dl4j, model: mlp.json, classes.dropout: 0.3}
      data: {name: digits, train-size: 600, test-size: 100}
      training:
        epochs: 6
        batch-size: 32
        learning-rate: 0.003
        execution: {name: data-parallel, workers: 4, averaging-frequency: 3}
      grid:
        optimizer: [adam, {name: nesterov, momentum: 0.5}]
      seeds: [1]
      """;

  @TempDir private Path folder;

  /**
   * What a command came to.
   *
   * @param text of both its outputs
   */
  private record Answer(int exitCode, String text) {}

  @BeforeEach
  void copyTheModel() throws IOException {
    Files.copy(MODEL, folder.resolve("mlp.json"));
  }

  @Test
  void aKilledSweepEndsWithTheBitsOfAnUndisturbedOneOnAnotherNumberOfSlots() throws Exception {
    Path killed = folder.resolve("killed");
    Process swath = start(SPEC, killed);
    while (checkpoints(killed) < 2) {
      assertThat(swath.isAlive()).as("%s", Files.readString(folder.resolve("out.txt"))).isTrue();
      Thread.sleep(20);
    }
    swath.destroyForcibly().waitFor();

    Answer again = run(SPEC, killed, "2");
    assertThat(again.exitCode()).as(again.text()).isZero();
    assertThat(again.text()).contains("1 of them saved in mid-training").contains("2 completed");
    Path undisturbed = folder.resolve("undisturbed");
    assertThat(run(SPEC, undisturbed, "1").exitCode()).isZero();
    assertThat(swath("compare", "" + killed, "" + undisturbed).text())
        .contains("2 of 2 runs that are in both are equal to the last bit");
    assertThat(swath("report", "" + killed).exitCode()).isZero();
  }

  /**
   * Its batches are those of the task, and so are its rate, which changes by epoch, and the number
   * of its steps, which Adam's corrections depend on; so small an epsilon means the same to both.
   */
  @ParameterizedTest
  @ValueSource(strings = {"mlp.json", "graph.json"})
  void oneWorkerTakesTheStepsOfATask(String model) throws Exception {
    Files.writeString(folder.resolve("graph.json"), graph().toJson());
    Path results = folder.resolve("both");
    String both =
        SPEC.replace("mlp.json, ", "%s, classes.l2: 0.01, ".formatted(model))
            .replace("epochs: 6", "epochs: 2\n  schedule: {name: cosine, schedule-unit: epoch}")
            .replace("  execution: {name: data-parallel, workers: 4, averaging-frequency: 3}\n", "")
            .replace(
                "[adam, {name: nesterov, momentum: 0.5}]", "[sgd, {name: adam, epsilon: 1e-14}]")
            .replace(
                "grid:",
                "grid:\n  execution: [task, {name: data-parallel, workers: 1, averaging-frequency: 4}]");
    Answer answer = run(both, results, "2");
    assertThat(answer.exitCode()).as(answer.text()).isZero();
    assertThat(
            swath(
                    "sql",
                    "" + results,
                    "select count(*), max(loss) - min(loss) < 1e-6 as same from epochs group by optimizer, epoch",
                    "--format",
                    "csv")
                .text()
                .lines()
                .skip(1))
        .containsExactly("2,true", "2,true", "2,true", "2,true");
  }

  @Test
  void aRunThatDivergesIsCommittedAsSuch() {
    Answer answer =
        run(
            SPEC.replace("learning-rate: 0.003", "learning-rate: 1e30")
                .replace("[adam, {name: nesterov, momentum: 0.5}]", "[sgd]"),
            folder.resolve("diverged"),
            "2");
    assertThat(answer.exitCode()).as(answer.text()).isZero();
    assertThat(answer.text()).contains("0 completed, 1 diverged, 0 failed");
  }

  @Test
  void theShippedSpecTrainsAtItsSmallScale() {
    Path results = folder.resolve("shipped");
    Path spec = Path.of("..", "sweep-specs", "data-parallel.yaml");
    Answer answer =
        swath("run", "" + spec, "--scale", "small", "--slots", "2", "--results", "" + results);
    assertThat(answer.exitCode()).as(answer.text()).isZero();
    assertThat(answer.text()).contains("3 runs committed").contains("3 completed");
  }

  /** Two branches that are merged. */
  private static ComputationGraphConfiguration graph() {
    return new NeuralNetConfiguration.Builder()
        .seed(1)
        .weightInit(WeightInit.XAVIER)
        .graphBuilder()
        .addInputs("pixels")
        .addLayer("left", dense(16, Activation.TANH), "pixels")
        .addLayer("right", dense(16, Activation.RELU), "pixels")
        .addVertex("both", new MergeVertex(), "left", "right")
        .addLayer(
            "classes",
            new OutputLayer.Builder(LossFunctions.LossFunction.MCXENT)
                .nIn(32)
                .nOut(10)
                .activation(Activation.SOFTMAX)
                .build(),
            "both")
        .setOutputs("classes")
        .build();
  }

  private static DenseLayer dense(int units, Activation activation) {
    return new DenseLayer.Builder().nIn(784).nOut(units).activation(activation).build();
  }

  private Answer run(String spec, Path results, String slots) {
    return swath("run", written(spec), "--slots", slots, "--results", "" + results);
  }

  private String written(String spec) {
    try {
      return Files.writeString(folder.resolve("spec.yaml"), spec).toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Answer swath(String... arguments) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (PrintStream stream = new PrintStream(bytes, true, StandardCharsets.UTF_8)) {
      int exitCode = Swath.run(arguments, stream, stream);
      return new Answer(exitCode, bytes.toString(StandardCharsets.UTF_8));
    }
  }

  /** A process of its own, with what this one was started with. */
  private Process start(String spec, Path results) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(argument -> argument.startsWith("--add-") || argument.startsWith("-XX"))
        .forEach(command::add);
    command.addAll(
        List.of("-cp", System.getProperty("java.class.path"), Swath.class.getName(), "run"));
    command.addAll(List.of(written(spec), "--slots", "2", "--results", "" + results));
    command.addAll(List.of("--checkpoint-every", "1 epochs"));
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(folder.resolve("out.txt").toFile())
        .start();
  }

  private static long checkpoints(Path results) throws IOException {
    Path saved = results.resolve("_checkpoints");
    if (!Files.isDirectory(saved)) {
      return 0;
    }
    try (Stream<Path> files = Files.walk(saved)) {
      return files.filter(file -> file.toString().endsWith(".checkpoint")).count();
    }
  }
}
