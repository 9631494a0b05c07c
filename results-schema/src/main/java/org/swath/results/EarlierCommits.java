package org.swath.results;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.swath.results.AttemptManifest.RunOutcome;
import org.swath.results.CommitOutcome.State;

/**
 * Judges an attempt by what is committed of its runs already, so that none is counted twice and
 * none that came out differently goes unnoticed.
 *
 * @param committedRuns what each run was, or may have been, committed from
 * @param attemptsInDoubt attempts of which nobody knows whether they are committed
 */
record EarlierCommits(Map<String, CommittedRun> committedRuns, Set<String> attemptsInDoubt) {

  /** Enough of a digest to tell two apart. */
  private static final int DIGITS_TO_SHOW = 12;

  /** The outcome of a commit that must change nothing; empty when the commit may go on. */
  Optional<CommitOutcome> judge(AttemptManifest manifest) {
    List<RunOutcome> held =
        manifest.outcomes().stream().filter(run -> committedRuns.containsKey(run.runId())).toList();
    if (held.isEmpty()) {
      return Optional.empty();
    }
    Set<String> owners =
        held.stream()
            .map(run -> committedRuns.get(run.runId()).attemptId())
            .collect(Collectors.toCollection(TreeSet::new));
    boolean all = held.size() == manifest.outcomes().size();
    if (all && owners.equals(Set.of(manifest.attemptId()))) {
      return Optional.of(new CommitOutcome(State.COMMITTED, "by an earlier call"));
    }
    List<String> reasons = new ArrayList<>();
    reasons.add(
        "%d of its %d runs are held by attempts %s"
            .formatted(held.size(), manifest.outcomes().size(), owners));
    boolean certain = owners.stream().noneMatch(attemptsInDoubt::contains);
    if (!certain) {
      reasons.add("whose commit ended unknown");
    } else if (!all) {
      reasons.add("the others by none: an attempt is committed whole or not at all");
    }
    List<String> contradictions = new ArrayList<>();
    held.forEach(run -> contradiction(run, manifest.attemptId()).ifPresent(contradictions::add));
    if (!contradictions.isEmpty()) {
      reasons.add(
          "a run must give the same numbers each time, but "
              + String.join(" and ", contradictions)
              + "; compare the environments in their run records");
    }
    long withoutDigest =
        held.stream()
            .filter(run -> committedRuns.get(run.runId()).resultDigest().isEmpty())
            .count();
    if (withoutDigest > 0) {
      reasons.add(withoutDigest + " cannot be compared, being stored without a result_digest");
    }
    State judged = contradictions.isEmpty() ? State.ALREADY_COMMITTED : State.CONTRADICTED;
    return Optional.of(
        new CommitOutcome(all && certain ? judged : State.FAILED, String.join("; ", reasons)));
  }

  private Optional<String> contradiction(RunOutcome run, String attemptId) {
    CommittedRun committed = committedRuns.get(run.runId());
    return committed
        .resultDigest()
        .filter(digest -> !digest.equals(run.resultDigest()))
        .map(
            digest ->
                "run %s has result %s from attempt %s and %s from attempt %s"
                    .formatted(
                        run.runId(),
                        shortened(digest),
                        committed.attemptId(),
                        shortened(run.resultDigest()),
                        attemptId));
  }

  private static String shortened(String digest) {
    return digest.substring(0, DIGITS_TO_SHOW);
  }
}
