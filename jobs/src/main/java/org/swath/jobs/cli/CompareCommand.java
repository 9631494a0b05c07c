package org.swath.jobs.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.apache.hadoop.conf.Configuration;
import org.swath.jobs.compare.ComparisonFormat;
import org.swath.jobs.compare.ComparisonReader;
import org.swath.jobs.compare.IncomparableException;
import org.swath.jobs.compare.PairingRule;
import org.swath.jobs.compare.SweepComparison;
import org.swath.jobs.driver.RefusedException;
import org.swath.results.ResultsFolder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code swath compare}: what changed from one sweep's results to another's. */
@Command(
    name = "compare",
    description = {
      "Compares the results of two sweeps: what differs between the sweeps, which runs are in both,"
          + " and whether these have the same bits. Trains nothing and writes nothing.",
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  swath compare results/before results/after",
      "  swath compare results/before results/after --pair configuration --format markdown"
    },
    mixinStandardHelpOptions = true)
final class CompareCommand implements Callable<Integer> {

  @Parameters(
      index = "0",
      paramLabel = "A",
      description = "A results folder, local or a Hadoop URI: what was before.")
  private String a;

  @Parameters(index = "1", paramLabel = "B", description = "Another one: what is now.")
  private String b;

  @Option(
      names = "--pair",
      paramLabel = "RULE",
      description =
          "How runs find their partners: run-id (the same parameters, seed, workload version and"
              + " data) or configuration (the same levels of every factor and the same seed;"
              + " everything else may differ). Default: the one that pairs most runs, run-id if both"
              + " pair as many.")
  private Optional<PairingRule> pair = Optional.empty();

  @Option(
      names = "--format",
      defaultValue = "text",
      description = "One of ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
  private ComparisonFormat format;

  private final ComparisonReader comparisons;
  private final Configuration hadoop;
  private final PrintStream out;

  CompareCommand(ComparisonReader comparisons, Configuration hadoop, PrintStream out) {
    this.comparisons = comparisons;
    this.hadoop = hadoop;
    this.out = out;
  }

  @Override
  public Integer call() throws IOException {
    out.print(format.write(comparison()));
    return ExitCode.DONE.number();
  }

  private SweepComparison comparison() throws IOException {
    try {
      return comparisons.read(ResultsFolder.at(a, hadoop), ResultsFolder.at(b, hadoop), pair);
    } catch (IncomparableException e) {
      throw new RefusedException(e.getMessage(), e);
    }
  }
}
