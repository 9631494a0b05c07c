package org.swath.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.apache.hadoop.conf.Configuration;
import org.swath.results.ResultsFolder;
import org.swath.results.ResultsReader;
import org.swath.results.RunRecord;
import org.swath.results.RunStatus;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * The time of a whole sweep from the command line to its table, in a process of its own, beside the
 * time its runs say they trained and evaluated.
 */
@Command(
    name = "sweep-wall",
    description =
        "Times ./swath run on a spec, start to table, with several numbers of slots in turn.",
    mixinStandardHelpOptions = true,
    showDefaultValues = true)
final class SweepWall implements Callable<Integer> {

  @Parameters(paramLabel = "SPEC", description = "The sweep.")
  private Path spec;

  @Option(names = "--slots", split = ",", defaultValue = "1,2", description = "Numbers of slots.")
  private List<Integer> slots;

  @Option(names = "--rounds", defaultValue = "1", description = "How often each.")
  private int rounds;

  @Option(
      names = "--launcher",
      defaultValue = "./swath",
      description = "The program; --data is left to $$SWATH_DATA.")
  private Path launcher;

  public static void main(String[] arguments) {
    System.exit(new CommandLine(new SweepWall()).execute(arguments));
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory("sweep-wall-");
    try {
      for (int round = 1; round <= rounds; round++) {
        for (int number : slots) {
          measure(folder.resolve(round + "-" + number), number);
        }
      }
    } finally {
      new ResultsFiles(folder).delete();
    }
    return 0;
  }

  private void measure(Path results, int number) throws IOException, InterruptedException {
    long start = System.nanoTime();
    Process process =
        new ProcessBuilder(
                launcher.toString(),
                "run",
                spec.toString(),
                "--slots",
                Integer.toString(number),
                "--results",
                results.toString())
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    int exitCode = process.waitFor();
    double wall = (System.nanoTime() - start) / 1e9;
    if (exitCode != 0) {
      throw new IllegalStateException("swath run ended with " + exitCode);
    }
    List<RunRecord> runs =
        new ResultsReader(ResultsFolder.at(results.toString(), new Configuration())).runs();
    double pure =
        runs.stream().mapToDouble(run -> run.trainSeconds() + run.evaluationSeconds()).sum()
            / number;
    long completed = runs.stream().filter(run -> run.status() == RunStatus.COMPLETED).count();
    System.out.printf(
        Locale.ROOT,
        "%d slots: %d runs completed in %.1f s, %.4f runs per second; training and evaluation"
            + " %.1f s of each slot; wall over that %.2f%n",
        number,
        completed,
        wall,
        completed / wall,
        pure,
        wall / pure);
  }
}
