package org.swath.jobs.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.apache.hadoop.conf.Configuration;
import org.swath.core.plan.PlanJson;
import org.swath.core.plan.SweepPlan;
import org.swath.jobs.driver.RefusedException;
import org.swath.jobs.figure.EpochAxis;
import org.swath.jobs.figure.Figure;
import org.swath.jobs.figure.FigureList;
import org.swath.jobs.figure.FigureTheme;
import org.swath.jobs.figure.SweepFigures;
import org.swath.jobs.figure.SweepResultsReader;
import org.swath.jobs.figure.render.FigureFormat;
import org.swath.jobs.figure.render.FigureRenderer;
import org.swath.results.ResultsFolder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code swath figures}: draws a sweep's results as files. */
@Command(
    name = "figures",
    description = {
      "Draws the results of a sweep: curves, convergence epochs, metrics by factors and against each"
          + " other, heat maps, parallel coordinates. Trains nothing.",
      "The same results give the same bytes. A file is replaced whole or not at all."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  swath figures results/quickstart --list",
      "  swath figures results/quickstart",
      "  swath figures results/training-dynamics \\",
      "      --only fig4_dynamics --format pdf --out .",
      "  swath figures hdfs://host/sweeps/mine --metric variance --x linear \\",
      "      --format svg,png --out figures"
    },
    mixinStandardHelpOptions = true)
final class FiguresCommand implements Callable<Integer> {

  @Parameters(paramLabel = "RESULTS", description = "A results folder: local or a Hadoop URI.")
  private String results;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description =
          "A local folder for the files, made if it is not there (default: figures/ and the sweep's"
              + " name).")
  private Optional<Path> out = Optional.empty();

  @Option(
      names = "--format",
      split = ",",
      paramLabel = "FORMAT",
      defaultValue = "svg",
      description = "Some of ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
  private List<FigureFormat> formats = new ArrayList<>();

  @Option(
      names = "--only",
      split = ",",
      paramLabel = "ID",
      description = "Only these figures; --list says which there are.")
  private List<String> only = new ArrayList<>();

  @Option(
      names = "--metric",
      split = ",",
      paramLabel = "METRIC",
      description = "Also the curves of this epoch metric; may be given several times.")
  private List<String> metrics = new ArrayList<>();

  @Option(
      names = "--x",
      defaultValue = "log",
      paramLabel = "AXIS",
      description = "Axis of epochs: one of ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
  private EpochAxis axis;

  @Option(
      names = "--theme",
      defaultValue = "light",
      paramLabel = "THEME",
      description = "One of ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
  private FigureTheme theme;

  @Option(names = "--list", description = "Says which figures there are, and draws none.")
  private boolean list;

  private final SweepResultsReader reader;
  private final Configuration hadoop;
  private final PrintStream answers;

  FiguresCommand(SweepResultsReader reader, Configuration hadoop, PrintStream answers) {
    this.reader = reader;
    this.hadoop = hadoop;
    this.answers = answers;
  }

  @Override
  public Integer call() throws IOException {
    ResultsFolder folder = ResultsFolder.at(results, hadoop);
    SweepPlan plan = PlanJson.read(folder.readText(ResultsFolder.PLAN_FILE));
    requireMetrics(plan);
    FigureList all = SweepFigures.of(reader.read(folder, metrics), axis, metrics);
    List<Figure> chosen = chosen(all);
    if (list || chosen.isEmpty()) {
      chosen.forEach(figure -> answers.println(figure.id() + "  " + figure.title()));
    } else {
      Path files = out.orElse(Path.of("figures", plan.sweepName()));
      FigureFiles.write(chosen, formats, files, new FigureRenderer(theme), answers);
    }
    all.notes().forEach(answers::println);
    return ExitCode.DONE.number();
  }

  private void requireMetrics(SweepPlan plan) {
    for (String metric : metrics) {
      if (!plan.epochMetrics().contains(metric)) {
        throw new RefusedException(
            "--metric must be measured every epoch, one of %s, but got \"%s\". Name one of those"
                .formatted(String.join(", ", plan.epochMetrics()), metric));
      }
    }
  }

  private List<Figure> chosen(FigureList all) {
    List<String> ids = all.figures().stream().map(Figure::id).toList();
    for (String id : only) {
      if (!ids.contains(id)) {
        throw new RefusedException(
            "--only must name figures of this sweep, but got \"%s\". %s"
                .formatted(
                    id,
                    ids.isEmpty()
                        ? String.join(" ", all.notes())
                        : "There are " + String.join(", ", ids)));
      }
    }
    return all.figures().stream()
        .filter(figure -> only.isEmpty() || only.contains(figure.id()))
        .toList();
  }
}
