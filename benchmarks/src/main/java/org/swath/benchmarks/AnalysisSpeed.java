package org.swath.benchmarks;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.hadoop.conf.Configuration;
import org.swath.core.data.DownloadListener;
import org.swath.jobs.Swath;
import org.swath.jobs.builtins.BuiltIns;
import org.swath.jobs.builtins.UserCache;
import org.swath.results.HadoopResultsStore;
import org.swath.results.ResultsFolder;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What it costs to ask a large sweep a question: one question in a fresh process. */
@Command(
    name = "analysis",
    description = "Makes the results of a large sweep, and times questions about them.",
    mixinStandardHelpOptions = true)
final class AnalysisSpeed {

  private static final int SEEDS = 4;

  private final PrintStream out = System.out;

  public static void main(String[] arguments) {
    System.exit(new CommandLine(new AnalysisSpeed()).execute(arguments));
  }

  @Command(
      name = "make",
      description = "Commits runs that were never trained to FOLDER, which must not exist.",
      mixinStandardHelpOptions = true,
      showDefaultValues = true)
  int make(
      @Parameters(paramLabel = "FOLDER") Path folder,
      @Option(names = "--runs", description = "A multiple of 4.", defaultValue = "20000") int runs,
      @Option(names = "--epochs", defaultValue = "100") int epochs,
      @Option(names = "--runs-per-file", defaultValue = "8") int runsPerFile,
      @Option(names = "--compact", description = "Compacts them.") boolean compact)
      throws IOException {
    String spec = spec(runs / SEEDS, epochs);
    Path file = Files.writeString(Files.createTempFile("analysis", ".yaml"), spec);
    String plan = swath("plan", "--json", file.toString());
    Files.delete(file);
    HadoopResultsStore store =
        new HadoopResultsStore(ResultsFolder.at(folder.toString(), new Configuration()));
    store.createSweep(plan, spec);
    StoredCurves.ofPlan(plan, epochs).commit(store, runsPerFile);
    if (compact) {
      out.print(swath("compact", folder.toString()));
    }
    ResultsFiles.Size size = new ResultsFiles(folder).size();
    out.printf("%,d files, %,d bytes%n", size.files(), size.bytes());
    return 0;
  }

  @Command(
      name = "ask",
      description = "Times one command of Swath's: ask -- report FOLDER --format csv.",
      mixinStandardHelpOptions = true)
  int ask(@Parameters(paramLabel = "ARGUMENT", arity = "1..*") List<String> arguments) {
    CommandLineRun run =
        CommandLineRun.of(AnalysisSpeed::builtIns, arguments.toArray(String[]::new));
    out.printf(
        "%s: %,d ms, processor %,d ms, most heap in use %,d MB%n",
        arguments.get(0), run.millis(), run.cpuMillis(), mostHeap() / 1_000_000);
    return 0;
  }

  private static BuiltIns builtIns(Configuration hadoop) {
    return BuiltIns.standard(
        UserCache.of(System.getenv(), System.getProperty("user.home")),
        hadoop,
        DownloadListener.silent());
  }

  private static long mostHeap() {
    return ManagementFactory.getMemoryPoolMXBeans().stream()
        .filter(pool -> pool.getType() == MemoryType.HEAP)
        .map(MemoryPoolMXBean::getPeakUsage)
        .mapToLong(MemoryUsage::getUsed)
        .sum();
  }

  private static String swath(String... arguments) {
    ByteArrayOutputStream answer = new ByteArrayOutputStream();
    int exitCode =
        Swath.run(arguments, new PrintStream(answer, true, StandardCharsets.UTF_8), System.err);
    if (exitCode != 0) {
      throw new IllegalStateException(
          "swath %s must succeed, but ended with %d".formatted(List.of(arguments), exitCode));
    }
    return answer.toString(StandardCharsets.UTF_8);
  }

  private static String spec(int configurations, int epochs) {
    String rates =
        IntStream.rangeClosed(1, configurations)
            .mapToObj(level -> Double.toString(level * 1e-5))
            .collect(Collectors.joining(", "));
    return """
    name: analysis
    workload: {name: implicit-em-encoder, hidden-units: 8}
    data: {name: digits, train-size: 300, test-size: 100}
    training: {epochs: %d, batch-size: 64, optimizer: adam}
    grid:
      learning-rate: [%s]
    seeds: {first: 1, count: %d}
    convergence:
      - {name: settled, criterion: absolute-change, metric: loss, threshold: 1.0, window: 5}
    """
        .formatted(epochs, rates, SEEDS);
  }
}
