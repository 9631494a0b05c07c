package org.swath.results;

/**
 * What {@link ResultsStore#recover()} found and put right.
 *
 * @param committedRuns runs that are committed now
 * @param commitsFinished commits that had stopped half way and were finished
 * @param commitsUndone commits that had stopped half way and could not be finished: their epoch
 *     metrics were removed again
 * @param attemptsRemoved attempts that nobody will commit any more, whose files were removed
 */
public record Recovery(
    int committedRuns, int commitsFinished, int commitsUndone, int attemptsRemoved) {}
