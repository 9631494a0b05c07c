package org.swath.benchmarks;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.swath.jobs.executor.SweepOnExecutors;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * What Swath itself costs: plans, schedules, trains, commits and reports a sweep whose runs do
 * nothing, through the command line, with the results on this machine's disk.
 */
@Command(
    name = "driver-overhead",
    description = "Times a sweep whose runs do nothing.",
    mixinStandardHelpOptions = true,
    showDefaultValues = true)
final class DriverOverhead implements Callable<Integer> {

  private static final int RUNS_PER_STEP = 1_000;

  @Option(
      names = "--runs",
      description = "Number of runs, a multiple of 10.",
      defaultValue = "10000")
  private int runs;

  @Option(names = "--slots", description = "Tasks side by side.", defaultValue = "2")
  private int slots;

  @Option(
      names = "--lanes",
      description = "Runs that one task trains together, at most 1000.",
      defaultValue = "1")
  private int lanes;

  @Option(
      names = "--folder",
      description = "Where the results lie for the moment.",
      defaultValue = "${sys:java.io.tmpdir}")
  private Path folder;

  private final PrintStream out = System.out;

  public static void main(String[] arguments) {
    System.exit(new CommandLine(new DriverOverhead()).execute(arguments));
  }

  @Override
  public Integer call() throws IOException {
    Path work = Files.createTempDirectory(folder, "driver-overhead-");
    try {
      measure(work);
    } finally {
      new ResultsFiles(work).delete();
    }
    return 0;
  }

  private void measure(Path work) throws IOException {
    SweepOnExecutors.BuiltInsFactory builtIns = NoOp::builtIns;
    Path spec = Files.writeString(work.resolve("sweep.yaml"), NoOpSpec.ofRuns(runs).yaml());
    Path moments = work.resolve("moments");
    Path results = work.resolve("results");
    String[] command = {
      "run",
      spec.toString(),
      "--results",
      results.toString(),
      "--slots",
      Integer.toString(slots),
      "--lanes",
      Integer.toString(lanes),
      "--conf",
      "spark.extraListeners=" + SweepMoments.class.getName(),
      "--conf",
      SweepMoments.FILE_SETTING + "=" + moments
    };
    CommandLineRun sweep = CommandLineRun.of(builtIns, command);
    printParts(sweep, SweepMoments.read(moments));
    ResultsFiles files = new ResultsFiles(results);
    printSteps(files.commitMillis());
    ResultsFiles.Size size = files.size();
    out.printf("files %,d, %,d bytes per run%n", size.files(), size.bytes() / runs);
    CommandLineRun again = CommandLineRun.of(builtIns, command);
    out.printf("run again, nothing to train %,d ms%n", again.millis());
    CommandLineRun report = CommandLineRun.of(builtIns, "report", results.toString());
    out.printf("report %,d ms%n", report.millis());
  }

  private void printParts(CommandLineRun sweep, List<SweepMoments.Moment> moments) {
    long sparkStart = moment(moments, "application-start");
    long training = sweep.momentOf("runs to train on");
    long sparkEnd = moment(moments, "application-end");
    long summary = sweep.momentOf("runs committed in");
    out.printf(
        "whole                %,8d ms, %.3f ms per run%n", sweep.millis(), perRun(sweep.millis()));
    printPart("processor time", sweep.cpuMillis());
    printPart("planning", sparkStart - sweep.startMillis());
    printPart("start of Spark", training - sparkStart);
    printPart("training and commits", sparkEnd - training);
    printPart("end of Spark", summary - sparkEnd);
    printPart("report", sweep.endMillis() - summary);
    for (SweepMoments.Moment moment : moments) {
      if (moment.heapBytes() > 0) {
        out.printf(
            "heap %-16s %,6d tasks %,7.1f MB (collected in %d ms)%n",
            moment.what(), moment.tasks(), moment.heapBytes() / 1e6, moment.collectionMillis());
      }
    }
  }

  private void printPart(String name, long millis) {
    out.printf("%-20s %,8d ms, %.3f ms per run%n", name, millis, perRun(millis));
  }

  private double perRun(long millis) {
    return (double) millis / runs;
  }

  private void printSteps(List<Long> commits) {
    for (int from = 0; from + RUNS_PER_STEP < commits.size() + 1; from += RUNS_PER_STEP) {
      int to = Math.min(from + RUNS_PER_STEP, commits.size() - 1);
      double seconds = (commits.get(to) - commits.get(from)) / 1e3;
      out.printf("commits %,6d to %,6d: %,7.0f per second%n", from, to, (to - from) / seconds);
    }
  }

  private static long moment(List<SweepMoments.Moment> moments, String what) {
    return moments.stream().filter(m -> m.what().equals(what)).findFirst().orElseThrow().atMillis();
  }
}
