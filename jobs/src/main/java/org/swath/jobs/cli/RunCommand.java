package org.swath.jobs.cli;

import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.SparkConf;
import org.apache.spark.deploy.SparkHadoopUtil;
import org.swath.core.plan.SweepPlan;
import org.swath.core.train.CheckpointInterval;
import org.swath.jobs.builtins.BuiltIns;
import org.swath.jobs.driver.ExecutionOptions;
import org.swath.jobs.driver.RefusedException;
import org.swath.jobs.driver.SparkSettings;
import org.swath.jobs.driver.SweepDriver;
import org.swath.jobs.driver.SweepOutcome;
import org.swath.jobs.executor.DataReference;
import org.swath.jobs.executor.SweepOnExecutors;
import org.swath.jobs.executor.TaskSettings;
import org.swath.jobs.progress.ProgressDisplay;
import org.swath.jobs.report.ReportFormat;
import org.swath.jobs.report.RunCounts;
import org.swath.jobs.report.SweepReport;
import org.swath.jobs.report.SweepReportReader;
import org.swath.results.CompactionPolicy;
import org.swath.results.ResultsFolder;
import org.swath.results.RunStatus;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code swath run}: trains what is missing of a sweep and prints its table. */
@Command(
    name = "run",
    description = {
      "Trains every run of a sweep that has no committed result yet, and prints the table.",
      "Runs on this machine, or on the cluster when started by spark-submit (see swath submit)."
    },
    mixinStandardHelpOptions = true)
final class RunCommand implements Callable<Integer> {

  private static final int MOST_REASONS = 5;

  @Parameters(paramLabel = "SPEC", description = "The sweep: a YAML file, local or a Hadoop URI.")
  private String spec;

  @Mixin private ScaleOption scale;

  @Option(
      names = "--results",
      paramLabel = "URI",
      description = "Folder of the results, any Hadoop URI (default: results/<sweep name>).")
  private String results;

  @Option(
      names = "--data",
      paramLabel = "URI",
      defaultValue = "${env:SWATH_DATA:-}",
      description = {
        "Folder of the data, local or any Hadoop URI; executors must reach it too",
        "(default: $$SWATH_DATA, else a cache that downloads fill)."
      })
  private String data;

  @Option(
      names = "--slots",
      paramLabel = "N",
      description = "Tasks side by side on this machine (default: its cores).")
  private Integer slots;

  @Mixin private LanesOption lanes;

  @Option(
      names = "--epoch-limit",
      paramLabel = "TIME",
      converter = TimeText.class,
      defaultValue = "30 min",
      description = {
        "Longest time that an epoch of a task may take, or the evaluation of a run; what takes",
        "longer hangs, and is tried again (default: ${DEFAULT-VALUE})."
      })
  private Duration epochLimit;

  @Option(
      names = "--checkpoint-every",
      paramLabel = "INTERVAL",
      converter = CheckpointIntervalText.class,
      defaultValue = "5 min",
      description = {
        "How often a run in training is saved, to go on from there after a fault: a time, a number",
        "of epochs such as \"10 epochs\", or off (default: ${DEFAULT-VALUE})."
      })
  private CheckpointInterval checkpointInterval;

  @Option(
      names = "--retry-failed",
      description = "Take runs that failed out of the results, and train them again.")
  private boolean retryFailed;

  @Option(
      names = "--compact-above",
      paramLabel = "N",
      description = {
        "Write the results into few large files at the end, when there are files of more than N",
        "attempts; not on object stores, see swath compact (default: 64)."
      })
  private Integer compactAbove;

  @Option(
      names = "--conf",
      paramLabel = "KEY=VALUE",
      description = "A Spark setting; may be repeated.")
  private Map<String, String> conf = new LinkedHashMap<>();

  @Mixin private JarsOption jars;

  private final SpecFiles specs;
  private final SweepReportReader reports;
  private final BuiltIns builtIns;
  private final SweepOnExecutors.BuiltInsFactory onExecutors;
  private final PrintStream out;
  private final PrintStream console;
  private final boolean terminal;

  RunCommand(
      SpecFiles specs,
      SweepReportReader reports,
      BuiltIns builtIns,
      SweepOnExecutors.BuiltInsFactory onExecutors,
      PrintStream out,
      PrintStream console,
      boolean terminal) {
    this.specs = specs;
    this.reports = reports;
    this.builtIns = builtIns;
    this.onExecutors = onExecutors;
    this.out = out;
    this.console = console;
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    if (compactAbove != null && compactAbove < 1) {
      throw new RefusedException("--compact-above must be at least 1, but got " + compactAbove);
    }
    SpecFiles.PlannedSpec planned = specs.read(spec, scale.name());
    SweepPlan plan = planned.plan();
    LaneCap cap = lanes.cap(planned.spec(), planned.workload());
    SparkConf settings = SparkSettings.of(plan.sweepName(), Optional.ofNullable(slots), conf);
    if (!SparkSettings.isLocal(settings)) {
      jars.addTo(settings);
    }
    Configuration hadoop = SparkHadoopUtil.get().newConfiguration(settings);
    String resultsLocation = results == null ? "results/" + plan.sweepName() : results;
    String dataLocation = data.isEmpty() ? "" : absolute(data);
    builtIns
        .datasets()
        .named(plan.data().name())
        .requireAvailable(
            planned.dataParameters(), Optional.of(dataLocation).filter(text -> !text.isEmpty()));
    if (SparkSettings.isLocal(settings)) {
      SparkSettings.requirement(settings).enforce();
    }
    ResultsFolder folder = ResultsFolder.at(resultsLocation, hadoop);
    long start = System.nanoTime();
    SweepOutcome outcome =
        new SweepDriver(
                settings,
                hadoop,
                onExecutors,
                new ExecutionOptions(
                    new TaskSettings(epochLimit, checkpointInterval),
                    retryFailed,
                    compactAbove == null
                        ? CompactionPolicy.STANDARD
                        : new CompactionPolicy(compactAbove)),
                console,
                terminal)
            .execute(
                plan,
                planned.packer(cap.lanes()),
                planned.text(),
                resultsLocation,
                new DataReference(
                    plan.data().name(),
                    planned.dataParameters(),
                    dataLocation,
                    plan.data().fingerprint()),
                planned.files());
    Duration elapsed = Duration.ofNanos(System.nanoTime() - start);
    if (outcome.interrupted()) {
      return ExitCode.INTERRUPTED.number();
    }
    console.println(summary(outcome, elapsed));
    outcome.left().stream()
        .distinct()
        .limit(MOST_REASONS)
        .forEach(reason -> console.println("Left without a result: " + reason));
    SweepReport report = reports.read(folder, planned.spec());
    out.print(ReportFormat.TEXT.write(report));
    return (outcome.left().isEmpty() ? exitCode(report.runs()) : ExitCode.BROKEN).number();
  }

  private static ExitCode exitCode(RunCounts runs) {
    if (runs.missing() > 0) {
      return ExitCode.BROKEN;
    }
    return runs.of(RunStatus.FAILED) > 0 ? ExitCode.SOME_FAILED : ExitCode.DONE;
  }

  private static String summary(SweepOutcome outcome, Duration elapsed) {
    if (outcome.missing() > 0) {
      return "%d of %d runs are left without a result; the same command tries them again."
          .formatted(outcome.missing(), outcome.planned());
    }
    if (outcome.committed() == 0) {
      return "All %d runs were committed before; nothing was trained.".formatted(outcome.planned());
    }
    String before =
        outcome.committedBefore() == 0
            ? ""
            : " %d were committed before.".formatted(outcome.committedBefore());
    return "%d runs committed in %s: %d completed, %d diverged, %d failed.%s"
        .formatted(
            outcome.committed(),
            ProgressDisplay.clock(elapsed),
            outcome.committed() - outcome.diverged() - outcome.failed(),
            outcome.diverged(),
            outcome.failed(),
            before);
  }

  /** A location that means the same in every process of this machine; a plain path is local. */
  private static String absolute(String location) {
    boolean uri = location.matches("[a-zA-Z][a-zA-Z0-9+.-]*:.*");
    return uri ? location : new File(location).getAbsoluteFile().toPath().normalize().toString();
  }
}
