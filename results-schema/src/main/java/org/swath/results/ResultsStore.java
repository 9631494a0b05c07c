package org.swath.results;

import java.io.IOException;

/**
 * The way into a results folder. Executors write attempts in private, the driver makes them
 * visible.
 *
 * <p><b>What readers see.</b> {@code epochs/} and {@code runs/} hold whole files of committed
 * attempts and nothing else, at every moment. A run is committed when its record is visible in
 * {@code runs/}; its epoch metrics are visible by then.
 *
 * <p><b>Who does what.</b> One driver at a time, which holds the {@link DriverLease}, opens the
 * folder, by {@link #createSweep} or {@link #recover}, and is the only one to call {@link #commit}
 * and {@link #abandon}. Any number of executors, each with a store of its own, call {@link
 * #beginAttempt}; that needs no opening.
 *
 * <p><b>What a crash leaves.</b> Killed before a commit: an attempt's private files. Killed inside
 * one: the epoch metrics visible, the run records still private. The next {@link #recover} finishes
 * or undoes such a commit and removes private files.
 *
 * <p>An implementation is thread-safe. After an {@link IOException} the same call may be made
 * again. A {@link ResultsException} says that the folder is not what it must be: calling again is
 * of no use.
 */
public interface ResultsStore {

  /**
   * Makes an empty or missing folder the results folder of a sweep and opens it.
   *
   * @param planJson the plan, kept as {@code plan.json}
   * @param specText the spec as given, kept as {@code sweep.yaml}
   * @throws ResultsException when the folder holds a sweep or anything else; nothing was changed
   */
  void createSweep(String planJson, String specText) throws IOException;

  /**
   * Opens the results folder of an existing sweep, after whatever became of its last driver. Must
   * be called while no attempt at this sweep is running: unfinished ones are removed.
   *
   * @throws ResultsException when the folder holds no sweep, or committed files that contradict
   *     each other
   */
  Recovery recover() throws IOException;

  /**
   * Replaces the plan and the spec of the sweep, where they are others: a sweep may grow. Readers
   * see the old ones or the new ones.
   *
   * @param planJson of a plan that has every committed run
   * @throws IllegalStateException when the store was not opened
   */
  void replacePlan(String planJson, String specText) throws IOException;

  /**
   * Begins an attempt, whose files stay private until it is committed.
   *
   * @param attemptId never used before in this folder, by no retry, no speculative copy and no
   *     earlier driver; letters, digits, dots, dashes and underscores
   * @throws ResultsException when the id was used before and the attempt's files are still there
   */
  Attempt beginAttempt(String attemptId, ResultsSchema schema) throws IOException;

  /**
   * Makes a finished attempt visible, all its runs or none. Never throws for a fault of the
   * storage; the outcome says what holds and what may be done. Committing the same manifest again
   * is allowed after every outcome and gives the same end.
   *
   * @throws IllegalStateException when the store was not opened
   */
  CommitOutcome commit(AttemptManifest manifest);

  /**
   * Removes the private files of an attempt that nobody will commit. Nothing happens when there are
   * none. Must not be called while the outcome of a commit is {@link CommitOutcome.State#UNKNOWN}.
   *
   * @throws IllegalStateException when the store was not opened, or the outcome is unknown
   */
  void abandon(String attemptId) throws IOException;
}
