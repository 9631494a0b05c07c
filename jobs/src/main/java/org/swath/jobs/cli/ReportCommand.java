package org.swath.jobs.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.util.concurrent.Callable;
import org.apache.hadoop.conf.Configuration;
import org.swath.jobs.report.ReportFormat;
import org.swath.jobs.report.SweepReportReader;
import org.swath.results.ResultsFolder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code swath report}: the table of a sweep, from its results alone. */
@Command(
    name = "report",
    description = "Prints the table of a sweep from its results; trains nothing.",
    mixinStandardHelpOptions = true)
final class ReportCommand implements Callable<Integer> {

  @Parameters(paramLabel = "RESULTS", description = "A results folder: local or a Hadoop URI.")
  private String results;

  @Option(
      names = "--format",
      defaultValue = "text",
      description = "One of ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
  private ReportFormat format;

  private final SweepReportReader reports;
  private final Configuration hadoop;
  private final PrintStream out;

  ReportCommand(SweepReportReader reports, Configuration hadoop, PrintStream out) {
    this.reports = reports;
    this.hadoop = hadoop;
    this.out = out;
  }

  @Override
  public Integer call() throws IOException {
    out.print(format.write(reports.read(ResultsFolder.at(results, hadoop))));
    return ExitCode.DONE.number();
  }
}
