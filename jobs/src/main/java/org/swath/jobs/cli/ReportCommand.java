package org.swath.jobs.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.apache.hadoop.conf.Configuration;
import org.swath.core.spec.SweepSpec;
import org.swath.jobs.driver.RefusedException;
import org.swath.jobs.page.PageFile;
import org.swath.jobs.page.PageReader;
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
    description =
        "Prints the table of a sweep from its results, or writes a page about it; trains nothing.",
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

  @Option(
      names = "--html",
      paramLabel = "OUT",
      description =
          "Writes a page to this local file instead: one HTML file that needs nothing else, with"
              + " tables, figures, and the runs behind every number.")
  private Optional<Path> html = Optional.empty();

  @Mixin private ScaleOption scale;

  private final SpecFiles specs;
  private final SweepReportReader reports;
  private final PageReader pages;
  private final Configuration hadoop;
  private final PrintStream out;

  ReportCommand(
      SpecFiles specs,
      SweepReportReader reports,
      PageReader pages,
      Configuration hadoop,
      PrintStream out) {
    this.specs = specs;
    this.reports = reports;
    this.pages = pages;
    this.hadoop = hadoop;
    this.out = out;
  }

  @Override
  public Integer call() throws IOException {
    if (spec.isEmpty() && scale.name().isPresent()) {
      throw new RefusedException(
          "--scale must stand beside --spec, but got it alone. Leave it out: the results know theirs");
    }
    ResultsFolder folder = ResultsFolder.at(results, hadoop);
    Optional<SweepSpec> asked = spec.map(location -> specs.read(location, scale.name()).spec());
    if (html.isPresent()) {
      writePage(folder, asked, html.get());
    } else {
      SweepReport report =
          asked.isPresent() ? reports.read(folder, asked.get()) : reports.read(folder);
      out.print(format.write(report));
    }
    return ExitCode.DONE.number();
  }

  private void writePage(ResultsFolder folder, Optional<SweepSpec> asked, Path target)
      throws IOException {
    requireFile(target);
    PageFile.write(target, pages.html(folder, asked));
    out.println("Wrote " + target);
  }

  private static void requireFile(Path target) {
    if (Files.isDirectory(target)) {
      throw new RefusedException(
          "--html must name a file to write, but %s is a folder. Name a file in it, such as %s"
              .formatted(target, target.resolve("report.html")));
    }
  }
}
