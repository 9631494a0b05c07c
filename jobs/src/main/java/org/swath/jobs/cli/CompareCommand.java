package org.swath.jobs.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.Map;
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
          + " whether these have the same bits, and which metrics changed by more than seeds do. Trains"
          + " nothing and writes nothing."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  swath compare results/before results/after",
      "  swath compare results/before results/after --pair configuration --all --format markdown",
      "  swath compare results/before results/after --margin final-loss=0.5 --fail-on-change"
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

  @Option(
      names = "--margin",
      paramLabel = "METRIC=VALUE",
      description =
          "A difference of this size in this metric, in the unit it is stored in, still counts as"
              + " none: tests whether B is equal within it. May be given several times.")
  private Map<String, Double> margins = new LinkedHashMap<>();

  @Option(
      names = "--all",
      description = "Shows every configuration of every metric, not only those that changed.")
  private boolean all;

  @Option(
      names = "--fail-on-change",
      description =
          "Ends with exit code 4 when B is not what A was: a run ended otherwise, a run has other"
              + " bits though nothing that makes them differs, or a metric other than train-seconds"
              + " changed beyond noise.")
  private boolean failOnChange;

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
    requireMargins();
    SweepComparison comparison = comparison();
    out.print(format.write(comparison, all));
    return failOnChange && comparison.isChanged()
        ? ExitCode.CHANGED.number()
        : ExitCode.DONE.number();
  }

  private void requireMargins() {
    margins.forEach(
        (metric, margin) -> {
          if (!(margin > 0 && Double.isFinite(margin))) {
            throw new RefusedException(
                "--margin must be a number above 0, as in final-loss=0.5, but got %s=%s"
                    .formatted(metric, Numbers.plain(margin)));
          }
        });
  }

  private SweepComparison comparison() throws IOException {
    try {
      return comparisons.read(
          ResultsFolder.at(a, hadoop), ResultsFolder.at(b, hadoop), pair, margins);
    } catch (IncomparableException e) {
      throw new RefusedException(e.getMessage(), e);
    }
  }
}
