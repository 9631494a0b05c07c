package org.swath.results;

import java.util.Set;

/**
 * What {@link ResultsStore#recover()} found and put right.
 *
 * @param committedRuns ids of the runs that are committed now
 * @param commitsFinished commits that had stopped half way and were finished
 * @param commitsUndone commits that had stopped half way and could not be finished: their epoch
 *     metrics were removed again
 * @param attemptsRemoved attempts that nobody will commit any more, whose files were removed
 */
public record Recovery(
    Set<String> committedRuns, int commitsFinished, int commitsUndone, int attemptsRemoved) {

  public Recovery {
    committedRuns = Set.copyOf(committedRuns);
  }
}
