package org.swath.jobs.report;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.swath.core.finding.Finding;
import org.swath.core.finding.Verdict;

/** How a report words what the results say of a hypothesis. */
public final class FindingText {

  private final Finding finding;

  public FindingText(Finding finding) {
    this.finding = finding;
  }

  /** How many findings there are of each verdict: {@code Findings: 3 supported, 1 refuted}. */
  public static String title(List<Finding> findings) {
    return "Findings: "
        + Arrays.stream(Verdict.values())
            .map(verdict -> counted(findings, verdict))
            .filter(text -> !text.isEmpty())
            .collect(Collectors.joining(", "));
  }

  private static String counted(List<Finding> findings, Verdict verdict) {
    long count = findings.stream().filter(finding -> finding.verdict() == verdict).count();
    return count == 0 ? "" : count + " " + verdict.text();
  }

  /** The verdict with its sign. */
  public String verdict() {
    String sign =
        switch (finding.verdict()) {
          case SUPPORTED -> "✓";
          case REFUTED -> "✗";
          case UNDECIDED -> "…";
        };
    return sign + " " + finding.verdict().text();
  }

  /** What the hypothesis says: the study's own sentence where the spec quotes it. */
  public String says() {
    return finding.hypothesis().claim().map(String::strip).orElse(finding.statement());
  }

  /** Why the verdict is what it is, and what it rests on, in brackets. */
  public String why() {
    return "%s (%s)".formatted(finding.reason(), finding.basis());
  }
}
