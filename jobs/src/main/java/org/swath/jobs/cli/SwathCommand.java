package org.swath.jobs.cli;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.swath.core.data.DataException;
import org.swath.core.device.NumericEnvironment;
import org.swath.core.plan.PlanFormatException;
import org.swath.core.spec.InvalidSpecException;
import org.swath.core.train.schedule.LearningRates;
import org.swath.jobs.builtins.BuiltIns;
import org.swath.jobs.compare.ComparisonReader;
import org.swath.jobs.driver.RefusedException;
import org.swath.jobs.driver.SweepFailedException;
import org.swath.jobs.executor.SweepOnExecutors;
import org.swath.jobs.executor.UnmetRequirementException;
import org.swath.jobs.figure.SweepResultsReader;
import org.swath.jobs.page.PageReader;
import org.swath.jobs.report.SweepReportReader;
import org.swath.jobs.report.SweepStatisticsReader;
import org.swath.results.ResultsException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;

/** {@code swath} itself: knows the commands and turns what goes wrong into messages and codes. */
@Command(
    name = "swath",
    description = "Training sweeps on Apache Spark, recorded in Parquet.",
    mixinStandardHelpOptions = true,
    versionProvider = SwathCommand.Version.class,
    synopsisSubcommandLabel = "COMMAND",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:every run is committed and none failed (diverged runs are results)",
      "1:something unexpected, or a sweep that had to be given up; the same command continues",
      "2:command line, spec, data or results folder refused; nothing was done",
      "3:every run is committed, but some failed",
      "4:swath compare --fail-on-change: something changed",
      "130:stopped by Ctrl-C (143: SIGTERM); the same command continues"
    })
public final class SwathCommand {

  private static final Logger LOG = LoggerFactory.getLogger(SwathCommand.class);

  private final CommandLine commandLine;
  private final PrintStream console;

  /**
   * @param builtIns what a spec may name
   * @param hadoop how to reach specs, data and results
   * @param onExecutors makes the built-ins on executors
   * @param out where answers go
   * @param console where progress and problems go
   * @param terminal whether the console can draw a line over again
   */
  public SwathCommand(
      BuiltIns builtIns,
      Configuration hadoop,
      SweepOnExecutors.BuiltInsFactory onExecutors,
      PrintStream out,
      PrintStream console,
      boolean terminal) {
    this.console = console;
    SpecFiles specs = new SpecFiles(builtIns, hadoop);
    SweepReportReader reports = new SweepReportReader(builtIns.catalogue());
    CommandLine submit = asSubcommand(new SubmitCommand(out, System.getenv()));
    this.commandLine =
        new CommandLine(this)
            .addSubcommand(
                new RunCommand(specs, reports, builtIns, onExecutors, out, console, terminal))
            .addSubcommand(new PlanCommand(specs, out))
            .addSubcommand(new ScheduleCommand(specs, LearningRates.standard(), out))
            .addSubcommand(
                new ReportCommand(
                    specs, reports, new PageReader(builtIns.catalogue()), hadoop, out))
            .addSubcommand(new ConvergeCommand(specs, hadoop, out))
            .addSubcommand(
                new StatisticsCommand(new SweepStatisticsReader(builtIns.catalogue()), hadoop, out))
            .addSubcommand(new SqlCommand(builtIns.catalogue(), hadoop, System.in, out, console))
            .addSubcommand(
                new FiguresCommand(new SweepResultsReader(builtIns.catalogue()), hadoop, out))
            .addSubcommand(
                new CompareCommand(new ComparisonReader(builtIns.catalogue()), hadoop, out))
            .addSubcommand("submit", submit)
            .addSubcommand(new CompactCommand(hadoop, out, console))
            .addSubcommand(new CleanCommand(hadoop, out, console))
            .addSubcommand(new SchemaCommand(builtIns.catalogue(), out))
            .setCaseInsensitiveEnumValuesAllowed(true)
            .setOut(new PrintWriter(out, true, StandardCharsets.UTF_8))
            .setErr(new PrintWriter(console, true, StandardCharsets.UTF_8))
            .setParameterExceptionHandler((mistake, arguments) -> explain(mistake))
            .setExecutionExceptionHandler((failure, command, parsed) -> explain(failure));
    for (String name :
        List.of(
            "plan",
            "schedule",
            "report",
            "converge",
            "statistics",
            "sql",
            "figures",
            "compare",
            "schema")) {
      commandLine
          .getSubcommands()
          .get(name)
          .getCommandSpec()
          .addMixin("jars", CommandSpec.forAnnotatedObject(new JarsOption()));
    }
  }

  /** Everything before "--" belongs to spark-submit, whatever it looks like. */
  static CommandLine asSubcommand(SubmitCommand submit) {
    return new CommandLine(submit)
        .setUnmatchedOptionsArePositionalParams(true)
        .setEndOfOptionsDelimiter(" ");
  }

  /** Runs one command line and returns the exit code. */
  public int execute(String[] arguments) {
    if (arguments.length == 0) {
      commandLine.usage(console);
      return ExitCode.REFUSED.number();
    }
    return commandLine.execute(arguments);
  }

  private int explain(CommandLine.ParameterException mistake) {
    console.println(mistake.getMessage());
    PrintWriter writer = new PrintWriter(console, true, StandardCharsets.UTF_8);
    CommandLine.UnmatchedArgumentException.printSuggestions(mistake, writer);
    console.println(
        mistake.getCommandLine().getCommandSpec().qualifiedName() + " --help says more.");
    return ExitCode.REFUSED.number();
  }

  private int explain(Exception failure) {
    if (failure instanceof InvalidSpecException
        || failure instanceof PlanFormatException
        || failure instanceof RefusedException
        || failure instanceof DataException
        || failure instanceof ResultsException
        || failure instanceof UnmetRequirementException) {
      console.println(failure.getMessage());
      return ExitCode.REFUSED.number();
    }
    LOG.error("Given up", failure);
    String what =
        failure instanceof SweepFailedException
            ? "The sweep was given up: "
            : failure.getClass().getSimpleName() + ": ";
    console.println(what + failure.getMessage());
    String log = System.getProperty("swath.log.file", "");
    if (!log.isEmpty()) {
      console.println("The log says more: " + log);
    }
    return ExitCode.BROKEN.number();
  }

  /** The version that {@code --version} prints. */
  static final class Version implements CommandLine.IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[] {"swath " + NumericEnvironment.versionOfSwath()};
    }
  }
}
