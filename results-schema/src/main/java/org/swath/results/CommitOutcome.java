package org.swath.results;

import java.util.Objects;

/**
 * What became of a commit, told apart by what the caller may do next.
 *
 * @param state what holds now
 * @param reason for a person to read; empty when the state says it all
 */
public record CommitOutcome(State state, String reason) {

  /** What holds after a commit. */
  public enum State {
    /** Every run of the manifest is visible, from this attempt. */
    COMMITTED,
    /**
     * Every run of the manifest is visible already, from another attempt that measured the same;
     * nothing was changed. This attempt may be abandoned.
     */
    ALREADY_COMMITTED,
    /**
     * Every run of the manifest is visible already, from another attempt that measured something
     * else; nothing was changed. This attempt may be abandoned, but somebody must hear of it: a run
     * that does not give the same numbers twice breaks what Swath promises.
     */
    CONTRADICTED,
    /** Nothing of the attempt is visible. It may be abandoned, and its runs tried again. */
    FAILED,
    /**
     * Some or all of the attempt may be visible. Delete nothing and commit no other attempt at
     * these runs: commit the same manifest again, or leave it to the next {@link
     * ResultsStore#recover()}.
     */
    UNKNOWN
  }

  public CommitOutcome {
    Objects.requireNonNull(state, "state");
    Objects.requireNonNull(reason, "reason");
  }
}
