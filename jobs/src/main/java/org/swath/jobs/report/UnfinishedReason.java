package org.swath.jobs.report;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.swath.results.RunRecord;
import org.swath.results.RunStatus;

/**
 * One reason why committed runs did not complete.
 *
 * @param status how they ended instead
 * @param reason as it stands in their records
 * @param runs how many ended so for this reason, at least one
 */
public record UnfinishedReason(RunStatus status, String reason, int runs) {

  /**
   * Failures first: somebody must look at them, and runs that diverge, which are results, do so in
   * many places.
   */
  private static final Comparator<UnfinishedReason> ORDER =
      Comparator.comparing(UnfinishedReason::status, Comparator.reverseOrder())
          .thenComparing(UnfinishedReason::runs, Comparator.reverseOrder())
          .thenComparing(UnfinishedReason::reason);

  public UnfinishedReason {
    Objects.requireNonNull(reason, "reason");
    if (status == RunStatus.COMPLETED) {
      throw new IllegalArgumentException(
          "A reason must be given only for runs that did not complete, but got one for completed"
              + " runs: "
              + reason);
    }
    if (runs < 1) {
      throw new IllegalArgumentException(
          "runs >= 1 must hold, but got %d that %s: %s".formatted(runs, status.text(), reason));
    }
  }

  /** The distinct ones: what failed before what diverged, then the most frequent, then by text. */
  static List<UnfinishedReason> among(Collection<RunRecord> records) {
    Map<UnfinishedReason, Long> runs =
        records.stream()
            .flatMap(
                run ->
                    run
                        .reason()
                        .map(reason -> new UnfinishedReason(run.status(), reason, 1))
                        .stream())
            .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    return runs.entrySet().stream()
        .map(
            counted ->
                new UnfinishedReason(
                    counted.getKey().status(),
                    counted.getKey().reason(),
                    Math.toIntExact(counted.getValue())))
        .sorted(ORDER)
        .toList();
  }
}
