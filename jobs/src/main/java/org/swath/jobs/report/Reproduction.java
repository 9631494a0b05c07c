package org.swath.jobs.report;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.swath.core.spec.PublishedTable;

/**
 * How a sweep's results compare with the published ones.
 *
 * @param published the results it reproduces; empty when its rules name all their bounds themselves
 * @param checks every acceptance rule for every configuration it is about, rule by rule
 */
public record Reproduction(Optional<PublishedTable> published, List<AcceptanceCheck> checks) {

  /** Whether a reproduction holds. */
  public enum Verdict {
    /** Every check holds. */
    HOLDS,
    /** A check is broken. */
    DOES_NOT_HOLD,
    /** No check is broken, but not every one can be made yet, or there is none. */
    UNDECIDED
  }

  public Reproduction {
    Objects.requireNonNull(published, "published");
    checks = List.copyOf(checks);
  }

  /** Whether the reproduction holds. */
  public Verdict verdict() {
    if (!with(AcceptanceCheck.Outcome.BROKEN).isEmpty()) {
      return Verdict.DOES_NOT_HOLD;
    }
    boolean allHold = with(AcceptanceCheck.Outcome.HOLDS).size() == checks.size();
    return allHold && !checks.isEmpty() ? Verdict.HOLDS : Verdict.UNDECIDED;
  }

  /** The checks that come to {@code outcome}. */
  public List<AcceptanceCheck> with(AcceptanceCheck.Outcome outcome) {
    return checks.stream().filter(check -> check.outcome() == outcome).toList();
  }

  /** The checks of one metric of one configuration. */
  List<AcceptanceCheck> of(String configurationId, String metric) {
    return checks.stream()
        .filter(check -> check.configuration().configurationId().equals(configurationId))
        .filter(check -> check.rule().metric().equals(metric))
        .toList();
  }
}
