package org.swath.jobs.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.apache.hadoop.conf.Configuration;
import org.swath.core.plan.Factor;
import org.swath.core.plan.PlanJson;
import org.swath.core.plan.SweepPlan;
import org.swath.core.spec.CriterionArguments;
import org.swath.core.spec.CriterionSpec;
import org.swath.core.spec.InvalidSpecException;
import org.swath.jobs.driver.RefusedException;
import org.swath.jobs.report.ConvergenceFormat;
import org.swath.jobs.report.ConvergenceReport;
import org.swath.jobs.report.ConvergenceReportReader;
import org.swath.results.ResultsFolder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code swath converge}: when stored runs had converged, by any criterion. */
@Command(
    name = "converge",
    description = {
      "Says when the runs of a sweep had converged, from the curves in its results; trains nothing"
          + " and writes nothing.",
      "A criterion is asked of every completed run. A run that does not meet it by its last epoch is"
          + " censored: it converges later or never, and means with such runs are lower bounds."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  swath converge results/quickstart --spec sweep-specs/quickstart.yaml",
      "  swath converge results/quickstart \\",
      "      --criterion '{criterion: absolute-change, threshold: [0.5, 1, 2], window: 5}'",
      "  swath converge results/quickstart --by optimizer \\",
      "      --criterion 'calm: {criterion: relative-change, tolerance: 0.01, window: 3}' \\",
      "      --criterion '{criterion: patience, patience: 5}'"
    },
    mixinStandardHelpOptions = true)
final class ConvergeCommand implements Callable<Integer> {

  private static final String EXAMPLE =
      "--criterion '{criterion: absolute-change, threshold: 1, window: 5}'";

  @Parameters(paramLabel = "RESULTS", description = "A results folder: local or a Hadoop URI.")
  private String results;

  @Option(
      names = "--criterion",
      paramLabel = "YAML",
      description =
          "A criterion as under convergence in a spec; may be given several times. Its metric is"
              + " loss and its name that of its kind unless it says other; NAME: {...} names it."
              + " A list of values asks for a criterion of each.")
  private List<String> criteria = new ArrayList<>();

  @Option(
      names = "--spec",
      paramLabel = "SPEC",
      description = "Asks the criteria of this spec, before those of --criterion.")
  private Optional<String> spec = Optional.empty();

  @Option(
      names = "--by",
      paramLabel = "FACTOR",
      split = ",",
      description =
          "Takes runs together that agree in these factors (default: in all, so that each"
              + " configuration has its line).")
  private List<String> by = new ArrayList<>();

  @Option(
      names = "--format",
      defaultValue = "text",
      description = "One of ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
  private ConvergenceFormat format;

  @Option(names = "--runs", description = "Prints a line for each run instead.")
  private boolean runs;

  private final SpecFiles specs;
  private final Configuration hadoop;
  private final PrintStream out;

  ConvergeCommand(SpecFiles specs, Configuration hadoop, PrintStream out) {
    this.specs = specs;
    this.hadoop = hadoop;
    this.out = out;
  }

  @Override
  public Integer call() throws IOException {
    ResultsFolder folder = ResultsFolder.at(results, hadoop);
    SweepPlan plan = PlanJson.read(folder.readText(ResultsFolder.PLAN_FILE));
    List<String> problems = new ArrayList<>();
    List<CriterionSpec> asked = criteria(plan, problems);
    List<Factor> factors = factors(plan, problems);
    if (!problems.isEmpty()) {
      throw new RefusedException(String.join("\n", problems));
    }
    ConvergenceReport report = new ConvergenceReportReader(folder, plan).read(asked, factors);
    out.print(runs ? format.runs(report) : format.groups(report));
    return ExitCode.DONE.number();
  }

  private List<CriterionSpec> criteria(SweepPlan plan, List<String> problems) {
    List<String> metrics = new ArrayList<>(plan.epochMetrics());
    metrics.add("seconds");
    int before = problems.size();
    List<CriterionSpec> asked = new ArrayList<>();
    try {
      spec.ifPresent(location -> asked.addAll(specs.spec(location).convergence()));
    } catch (InvalidSpecException | RefusedException e) {
      problems.add(e.getMessage());
    }
    for (CriterionSpec criterion : asked) {
      if (!metrics.contains(criterion.metric())) {
        problems.add(
            "%s: criterion %s must be about a metric that the results hold, one of %s, but is about %s."
                .formatted(
                    spec.orElseThrow(),
                    criterion.name(),
                    String.join(", ", metrics),
                    criterion.metric()));
      }
    }
    try {
      asked.addAll(CriterionArguments.read(criteria, metrics));
    } catch (InvalidSpecException e) {
      problems.add(e.getMessage());
    }
    requireDistinct(asked, problems);
    if (asked.isEmpty() && problems.size() == before) {
      problems.add(
          "A criterion must be given, but got none. Write one, such as %s, or --spec SPEC for those of a spec."
              .formatted(EXAMPLE));
    }
    return asked;
  }

  private static void requireDistinct(List<CriterionSpec> asked, List<String> problems) {
    Set<String> names = new HashSet<>();
    asked.stream()
        .map(CriterionSpec::name)
        .filter(name -> !names.add(name))
        .forEach(
            name ->
                problems.add(
                    "--criterion: must differ in name from the spec's criteria, but got \"%s\" again. Write a name before it, as in --criterion 'other: {...}'."
                        .formatted(name)));
  }

  private List<Factor> factors(SweepPlan plan, List<String> problems) {
    List<String> names = plan.factors().stream().map(Factor::name).toList();
    for (String name : by) {
      if (!names.contains(name)) {
        problems.add(
            "--by must name factors of the sweep, %s, but got \"%s\"."
                .formatted(names.isEmpty() ? "which has none" : String.join(", ", names), name));
      }
    }
    return plan.factors().stream()
        .filter(factor -> by.isEmpty() || by.contains(factor.name()))
        .toList();
  }
}
