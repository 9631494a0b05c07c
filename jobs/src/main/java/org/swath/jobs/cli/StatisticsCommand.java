package org.swath.jobs.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.apache.hadoop.conf.Configuration;
import org.swath.core.parameter.ParameterValues;
import org.swath.core.plan.Factor;
import org.swath.core.plan.SweepPlan;
import org.swath.jobs.driver.RefusedException;
import org.swath.jobs.report.StatisticsFormat;
import org.swath.jobs.report.StatisticsQuestion;
import org.swath.jobs.report.SweepStatisticsReader;
import org.swath.results.ResultsFolder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code swath statistics}: how sure the differences between configurations are. */
@Command(
    name = "statistics",
    description = {
      "Says how sure the differences between the configurations of a sweep are, from the seeds in"
          + " its results; trains nothing and writes nothing.",
      "For each metric: every configuration with its spread and intervals, which factors the spread"
          + " comes from, and every configuration compared with the best one over shared seeds.",
      "What each figure is and when to use which: docs/statistics.md."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  swath statistics results/quickstart --metric final-loss",
      "  swath statistics results/quickstart --by optimizer --format markdown",
      "  swath statistics results/quickstart --baseline 'optimizer: adam, learning-rate: 0.001'"
    },
    mixinStandardHelpOptions = true)
final class StatisticsCommand implements Callable<Integer> {

  @Parameters(paramLabel = "RESULTS", description = "A results folder: local or a Hadoop URI.")
  private String results;

  @Option(
      names = "--metric",
      paramLabel = "M",
      split = ",",
      description =
          "A metric, may be given several times (default: final-loss, convergence-epoch where the"
              + " spec has a criterion, the workload's run metrics, train-seconds).")
  private List<String> metrics = new ArrayList<>();

  @Option(
      names = "--by",
      paramLabel = "FACTOR",
      split = ",",
      description =
          "Takes runs together that agree in these factors (default: in all, so that each"
              + " configuration is a group of its own).")
  private List<String> by = new ArrayList<>();

  @Option(
      names = "--baseline",
      paramLabel = "LEVELS",
      description =
          "Compares with the configuration of these levels, as in 'optimizer: adam, learning-rate:"
              + " 0.001' (default: the one with the best mean).")
  private Optional<String> baseline = Optional.empty();

  @Option(
      names = "--format",
      defaultValue = "text",
      description = "One of ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
  private StatisticsFormat format;

  @Option(
      names = "--confidence",
      paramLabel = "SHARE",
      defaultValue = "0.95",
      description =
          "Confidence of intervals, from 0.5 to 1 (default: ${DEFAULT-VALUE}); seeds needed are for"
              + " tests at the level that is left.")
  private double confidence;

  private final SweepStatisticsReader statistics;
  private final Configuration hadoop;
  private final PrintStream out;

  StatisticsCommand(SweepStatisticsReader statistics, Configuration hadoop, PrintStream out) {
    this.statistics = statistics;
    this.hadoop = hadoop;
    this.out = out;
  }

  @Override
  public Integer call() throws IOException {
    out.print(format.write(statistics.read(ResultsFolder.at(results, hadoop), this::question)));
    return ExitCode.DONE.number();
  }

  private StatisticsQuestion question(SweepPlan plan) {
    List<String> problems = new ArrayList<>();
    List<Factor> factors = factors(plan, problems);
    Optional<ParameterValues> reference = baseline.map(text -> levels(text, factors, problems));
    if (!(confidence > 0.5 && confidence < 1)) {
      problems.add(
          "--confidence must be above 0.5 and below 1, as 0.95, but got %s.".formatted(confidence));
    }
    if (!problems.isEmpty()) {
      throw new RefusedException(String.join("\n", problems));
    }
    return new StatisticsQuestion(
        metrics.stream().distinct().toList(), factors, reference, confidence);
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

  /** {@code factor: level, ...}, each level as the plan writes it or a number equal to it. */
  private static ParameterValues levels(String text, List<Factor> factors, List<String> problems) {
    Map<String, Object> levels = new TreeMap<>();
    for (String part : text.split(",")) {
      int colon = part.indexOf(':');
      String name = colon < 0 ? part.strip() : part.substring(0, colon).strip();
      String level = colon < 0 ? "" : part.substring(colon + 1).strip();
      Optional<Factor> factor =
          factors.stream().filter(known -> known.name().equals(name)).findFirst();
      Optional<Object> known =
          factor.stream()
              .flatMap(named -> named.levels().stream())
              .filter(candidate -> isWritten(candidate, level))
              .findFirst();
      known.ifPresent(value -> levels.put(name, value));
      if (factor.isEmpty()) {
        problems.add(
            "--baseline must give levels of factors as 'factor: level, ...', of %s, but got \"%s\"."
                .formatted(factors.stream().map(Factor::name).toList(), part.strip()));
      } else if (known.isEmpty()) {
        problems.add(
            "--baseline: %s must be one of %s, but got \"%s\"."
                .formatted(name, factor.get().levels(), level));
      }
    }
    return ParameterValues.of(levels);
  }

  private static boolean isWritten(Object level, String text) {
    if (level.toString().equals(text)) {
      return true;
    }
    try {
      return level instanceof Number number && number.doubleValue() == Double.parseDouble(text);
    } catch (NumberFormatException e) {
      return false;
    }
  }
}
