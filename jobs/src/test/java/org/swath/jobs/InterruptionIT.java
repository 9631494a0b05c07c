package org.swath.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.swath.jobs.SwathRunner.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Ctrl-C in the middle of a sweep, as a shell sends it to the real program; else SIGTERM. */
class InterruptionIT {

  private static final String SPEC =
      """
      name: interrupted
      workload: {name: implicit-em-encoder, hidden-units: 16}
      data: {name: digits, train-size: 2000, test-size: 100}
      training: {epochs: 300, batch-size: 16, optimizer: adam, learning-rate: 0.01}
      seeds: {first: 1, count: 80}
      """;

  @TempDir private Path folder;

  @Test
  @Timeout(value = 10, unit = TimeUnit.MINUTES)
  void leavesWhatIsFinishedAndTheSameCommandContinuesToTheSameBits() throws Exception {
    Path results = folder.resolve("results");
    Path console = folder.resolve("console.txt");
    // On one slot, to be at work until the second driver has come and gone.
    Process swath = start(SPEC, results, console, "--slots", "1");
    waitWhile(() -> !Files.exists(results.resolve("_driver")), swath, console);
    // A second driver at the same folder is turned away while the first is at work.
    Path second = folder.resolve("console-of-second.txt");
    assertThat(start(results, second).waitFor()).isEqualTo(2);
    assertThat(Files.readString(second)).contains("one driver at a time");
    waitUntilInMidTraining(results, swath, console);
    boolean interruptible = hearsInterrupts(swath);
    String signal = interruptible ? "-INT" : "-TERM";
    new ProcessBuilder("kill", signal, Long.toString(swath.pid())).start().waitFor();

    assertThat(swath.waitFor()).isEqualTo(interruptible ? 130 : 143);
    assertThat(Files.readString(console)).contains("Interrupted:").contains("of 80 runs");
    List<List<String>> kept;
    try (DuckDbResults duckDb = new DuckDbResults(results)) {
      kept = duckDb.rows("select run_id, attempt_id from runs order by all");
      assertThat(kept).hasSizeBetween(1, 79);
      assertThat(duckDb.rows("select count(*) % 300, count(distinct run_id) from epochs"))
          .as("whole runs only")
          .containsExactly(List.of("0", Integer.toString(kept.size())));
    }

    Path again = folder.resolve("console-2.txt");
    assertThat(start(results, again).waitFor()).isZero();
    assertThat(Files.readString(again)).contains("of them saved in mid-training");
    assertThat(results.resolve("_checkpoints")).isEmptyDirectory();
    // Some of the runs by themselves: which sweep a run is in changes nothing.
    Path undisturbed = folder.resolve("undisturbed");
    String some = SPEC.replace("count: 80", "count: 8");
    assertThat(start(some, undisturbed, folder.resolve("console-3.txt")).waitFor()).isZero();
    try (DuckDbResults continued = new DuckDbResults(results);
        DuckDbResults whole = new DuckDbResults(undisturbed)) {
      assertThat(whole.rows("select run_id from runs")).hasSize(8);
      List<List<String>> different = new ArrayList<>(whole.bitsOfMetrics());
      different.removeAll(new HashSet<>(continued.bitsOfMetrics()));
      assertThat(different).isEmpty();
      assertThat(continued.rows("select run_id, attempt_id from runs order by all"))
          .as("nothing finished was trained again")
          .containsAll(kept)
          .hasSize(80);
    }
  }

  /** Not when the build runs in the background of a shell, which has its children ignore SIGINT. */
  private static boolean hearsInterrupts(Process process) throws IOException {
    String ignored =
        Files.readAllLines(Path.of("/proc/" + process.pid() + "/status")).stream()
            .filter(line -> line.startsWith("SigIgn:"))
            .findFirst()
            .orElseThrow();
    int interrupt = 2;
    long mask = Long.parseUnsignedLong(ignored.substring("SigIgn:".length()).strip(), 16);
    return (mask >> (interrupt - 1) & 1) == 0;
  }

  /** Half as long after the second commit as the second run took, on however fast a machine. */
  private static void waitUntilInMidTraining(Path results, Process swath, Path console)
      throws Exception {
    waitWhile(() -> committedFiles(results) < 1, swath, console);
    long first = System.nanoTime();
    waitWhile(() -> committedFiles(results) < 2, swath, console);
    TimeUnit.NANOSECONDS.sleep((System.nanoTime() - first) / 2);
  }

  private static void waitWhile(Callable<Boolean> condition, Process swath, Path console)
      throws Exception {
    while (condition.call()) {
      assertThat(swath.isAlive()).as("%s", Files.readString(console)).isTrue();
      Thread.sleep(20);
    }
  }

  private Process start(Path results, Path console) throws IOException {
    return start(SPEC, results, console);
  }

  private Process start(String spec, Path results, Path console, String... options)
      throws IOException {
    List<String> command = new ArrayList<>(List.of(Path.of("..", "swath").toString(), "run"));
    command.addAll(List.of(file(folder, "interrupted.yaml", spec), "--results", "" + results));
    command.addAll(List.of(options));
    return new ProcessBuilder(command)
        .redirectOutput(folder.resolve("out.txt").toFile())
        .redirectError(console.toFile())
        .start();
  }

  private static long committedFiles(Path results) throws IOException {
    Path runs = results.resolve("runs");
    if (!Files.isDirectory(runs)) {
      return 0;
    }
    try (var files = Files.list(runs)) {
      return files.filter(file -> file.toString().endsWith(".parquet")).count();
    }
  }
}
