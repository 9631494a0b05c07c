package org.swath.jobs.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.swath.core.spec.CriterionSpec;
import org.swath.results.RunStatus;

/** What a report for people says, whatever the table around it looks like. */
public final class ReportText {

  /** What stands over the reasons of runs that did not complete. */
  static final String NOT_COMPLETED = "Not completed:";

  private static final int MOST_REASONS = 10;

  private final SweepReport report;

  public ReportText(SweepReport report) {
    this.report = report;
  }

  /** One line over the table: how large the sweep is and how its runs ended. */
  public String title() {
    return title(report.sweepName(), report.configurations().size(), report.runs());
  }

  static String title(String sweepName, int configurations, RunCounts runs) {
    return "%s: %s, %s: %s"
        .formatted(
            sweepName,
            counted(configurations, "configuration"),
            counted(runs.planned(), "run"),
            String.join(", ", ends(runs, List.of())));
  }

  /** The cells of a row that say which configuration it is about. */
  List<String> levels(ConfigurationRow row) {
    return report.factors().stream()
        .map(factor -> row.levels().values().get(factor.name()))
        .map(level -> level == null ? MetricText.NOTHING : CheckText.level(level))
        .toList();
  }

  /** The cell that counts a configuration's runs: {@code 3 of 3}, or what became of the others. */
  String completed(RunCounts runs) {
    List<String> others = ends(runs, List.of(RunStatus.COMPLETED));
    return "%d of %d".formatted(runs.completed(), runs.planned())
        + (others.isEmpty() ? "" : "; " + String.join(", ", others));
  }

  /** How a row's metric compares with the acceptance rules about it; empty without such a rule. */
  String mark(ConfigurationRow row, String metric) {
    return outcome(row, metric).map(outcome -> " " + sign(outcome)).orElse("");
  }

  /** What the acceptance rules about a row's metric come to together, when there are any. */
  Optional<AcceptanceCheck.Outcome> outcome(ConfigurationRow row, String metric) {
    List<AcceptanceCheck.Outcome> outcomes =
        report.reproduction().stream()
            .flatMap(reproduction -> reproduction.of(row.configurationId(), metric).stream())
            .map(AcceptanceCheck::outcome)
            .toList();
    return Stream.of(
            AcceptanceCheck.Outcome.BROKEN,
            AcceptanceCheck.Outcome.UNDECIDED,
            AcceptanceCheck.Outcome.HOLDS)
        .filter(outcomes::contains)
        .findFirst();
  }

  /** An outcome as one sign. */
  static String sign(AcceptanceCheck.Outcome outcome) {
    return switch (outcome) {
      case HOLDS -> "✓";
      case BROKEN -> "✗";
      case UNDECIDED -> "…";
    };
  }

  /** Why runs did not complete, each reason in one paragraph, at most ten of them; may be empty. */
  List<String> notCompleted() {
    List<UnfinishedReason> reasons = report.notCompleted();
    List<String> lines =
        reasons.stream()
            .limit(MOST_REASONS)
            .map(ReportText::ended)
            .collect(Collectors.toCollection(ArrayList::new));
    int more = reasons.size() - lines.size();
    if (more > 0) {
      lines.add("... and %s (--format json lists all)".formatted(counted(more, "more reason")));
    }
    return lines;
  }

  /** What stands under the table to explain it. */
  List<String> notes() {
    List<String> notes = new ArrayList<>();
    notes.add(
        "Means are over completed runs; ± is the population standard deviation over their seeds"
            + " (ddof 0).");
    report.criterion().ifPresent(criterion -> notes.add(convergence(criterion)));
    List<String> others = new ArrayList<>(report.metrics());
    others.removeAll(report.tableMetrics());
    if (!others.isEmpty()) {
      notes.add(
          "Not shown (--format csv and json have all): %s."
              .formatted(String.join(", ", others).replace('-', ' ')));
    }
    report
        .reproduction()
        .ifPresent(
            reproduction -> {
              if (!reproduction.checks().isEmpty()) {
                notes.add("✓ in bounds, ✗ out of bounds, … not decided yet.");
              }
              reproduction
                  .published()
                  .ifPresent(table -> notes.add("Published: " + table.source()));
            });
    return notes;
  }

  /** Whether the reproduction holds, in one line; the broken checks are told apart. */
  public String verdict(Reproduction reproduction) {
    int all = reproduction.checks().size();
    int holding = reproduction.with(AcceptanceCheck.Outcome.HOLDS).size();
    int broken = reproduction.with(AcceptanceCheck.Outcome.BROKEN).size();
    int open = all - holding - broken;
    String checks = all + " checks";
    return "Reproduction: "
        + switch (reproduction.verdict()) {
          case HOLDS -> "holds (%d of %s)".formatted(holding, checks);
          case DOES_NOT_HOLD ->
              "does not hold (%d of %s broken%s)"
                  .formatted(broken, checks, open == 0 ? "" : ", %d undecided".formatted(open));
          case UNDECIDED ->
              all == 0
                  ? "undecided (the spec has no rule under report.holds-when)"
                  : "undecided (%d of %s hold, the others need runs that are missing or failed)"
                      .formatted(holding, checks);
        };
  }

  /** Each broken check, spelt out. */
  public List<String> broken(Reproduction reproduction) {
    return reproduction.with(AcceptanceCheck.Outcome.BROKEN).stream()
        .map(check -> new CheckText(check).sentence(report.factors()))
        .toList();
  }

  /** What a report's convergence epoch is. */
  public static String convergence(CriterionSpec criterion) {
    return ("Convergence epoch (%s): %s. A run that does not get there counts with its number of"
            + " epochs (not met).")
        .formatted(criterion.name(), epochInWords(criterion));
  }

  /** Which epoch a criterion names. */
  public static String epochInWords(CriterionSpec criterion) {
    return criterion.rule().criterion().epochInWords(criterion.metric().replace('-', ' '));
  }

  private static String ended(UnfinishedReason reason) {
    return "%s %s: %s"
        .formatted(
            counted(reason.runs(), "run"),
            reason.status().text(),
            reason.reason().replaceAll("[\\s\\p{Cntrl}]+", " ").strip());
  }

  private static List<String> ends(RunCounts runs, List<RunStatus> but) {
    List<String> ends =
        Arrays.stream(RunStatus.values())
            .filter(status -> !but.contains(status) && runs.of(status) > 0)
            .map(status -> runs.of(status) + " " + status.text())
            .collect(Collectors.toCollection(ArrayList::new));
    if (runs.missing() > 0) {
      ends.add(runs.missing() + " missing");
    }
    return ends;
  }

  public static String counted(int number, String what) {
    return number + " " + what + (number == 1 ? "" : "s");
  }
}
