package org.swath.jobs.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.apache.hadoop.conf.Configuration;
import org.swath.jobs.driver.RefusedException;
import org.swath.jobs.report.ReportFormat;
import org.swath.jobs.report.SweepReport;
import org.swath.jobs.report.SweepReportReader;
import org.swath.results.ResultsFolder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
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

  @Option(
      names = "--spec",
      paramLabel = "SPEC",
      description =
          "Criteria, published values and rules of another spec of the same runs (default: those"
              + " stored with the results).")
  private Optional<String> spec = Optional.empty();

  @Mixin private ScaleOption scale;

  private final SpecFiles specs;
  private final SweepReportReader reports;
  private final Configuration hadoop;
  private final PrintStream out;

  ReportCommand(SpecFiles specs, SweepReportReader reports, Configuration hadoop, PrintStream out) {
    this.specs = specs;
    this.reports = reports;
    this.hadoop = hadoop;
    this.out = out;
  }

  @Override
  public Integer call() throws IOException {
    out.print(format.write(report(ResultsFolder.at(results, hadoop))));
    return ExitCode.DONE.number();
  }

  private SweepReport report(ResultsFolder folder) throws IOException {
    if (spec.isEmpty() && scale.name().isPresent()) {
      throw new RefusedException(
          "--scale must stand beside --spec, but got it alone. Leave it out: the results know theirs");
    }
    return spec.isPresent()
        ? reports.read(folder, specs.read(spec.get(), scale.name()).spec())
        : reports.read(folder);
  }
}
