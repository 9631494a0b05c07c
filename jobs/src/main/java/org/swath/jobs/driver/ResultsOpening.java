package org.swath.jobs.driver;

import java.io.IOException;
import java.io.PrintStream;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.swath.core.plan.PlanChange;
import org.swath.core.plan.PlanJson;
import org.swath.core.plan.RunSpec;
import org.swath.core.plan.SweepPlan;
import org.swath.jobs.executor.NumericRequirement;
import org.swath.results.CheckpointStore;
import org.swath.results.DriverLease;
import org.swath.results.HadoopResultsStore;
import org.swath.results.ResultsFolder;
import org.swath.results.ResultsReader;
import org.swath.results.RunSelection;
import org.swath.results.RunStatus;
import org.swath.results.RunSummary;

/**
 * Opens a results folder for a plan: a new one, or one that an earlier execution left, with the
 * same plan or with a smaller one.
 */
final class ResultsOpening {

  private static final int MOST_LINES = 12;

  private final ResultsFolder folder;
  private final HadoopResultsStore store;
  private final SweepPlan plan;
  private final String specText;
  private final boolean retryFailed;
  private Map<String, RunSummary> found = Map.of();
  private Set<String> checkpointed = Set.of();

  /**
   * @param specText kept beside the results
   * @param retryFailed whether runs that failed are to be trained again
   */
  ResultsOpening(
      ResultsFolder folder,
      HadoopResultsStore store,
      SweepPlan plan,
      String specText,
      boolean retryFailed) {
    this.folder = folder;
    this.store = store;
    this.plan = plan;
    this.specText = specText;
    this.retryFailed = retryFailed;
  }

  ResultsFolder folder() {
    return folder;
  }

  /**
   * Looks, and changes nothing.
   *
   * @return ids of the runs that need not be trained
   * @throws RefusedException when the folder cannot be read, or holds committed runs that this plan
   *     has not
   */
  Set<String> look() {
    try {
      if (!folder.holdsSweep()) {
        return Set.of();
      }
      found = new ResultsReader(folder).summaries();
      requireContinuation(change(), found.keySet());
      return found.entrySet().stream()
          .filter(run -> !retryFailed || run.getValue().status() != RunStatus.FAILED)
          .map(Map.Entry::getKey)
          .collect(Collectors.toSet());
    } catch (IOException e) {
      throw unusable(e);
    }
  }

  /**
   * Whether {@link #open} would change the folder, though every run were committed: a driver may
   * have died after its last commit.
   */
  boolean changesFolder() {
    try {
      return !folder.holdsSweep()
          || folder.holdsDriver()
          || folder.holdsCompaction()
          || folder.holdsAttempts()
          || !folder.readText(ResultsFolder.SPEC_FILE).equals(specText)
          || !storedPlan().planDigest().equals(plan.planDigest())
          || !storedPlan().sweepName().equals(plan.sweepName());
    } catch (IOException e) {
      throw unusable(e);
    }
  }

  /**
   * Makes this the folder's only driver; waits a moment where another left without a word.
   *
   * @param console told of the wait
   * @throws RefusedException when the folder cannot be written
   * @throws org.swath.results.ResultsException when another driver is at work there
   */
  DriverLease takeLease(PrintStream console) {
    try {
      return FolderLease.take(folder, console);
    } catch (IOException e) {
      throw unusable(e);
    }
  }

  /**
   * Makes the folder ready for commits, and says what there is and what is new.
   *
   * @return ids of the runs that are committed already
   * @throws RefusedException as {@link #look} does
   * @throws SweepFailedException when the storage fails under an existing sweep, of which something
   *     may have been changed
   */
  Set<String> open(DriverLease lease, PrintStream console) {
    try {
      if (!folder.holdsSweep()) {
        store.createSweep(PlanJson.write(plan), specText);
        return Set.of();
      }
    } catch (IOException e) {
      throw unusable(e);
    }
    try {
      return reopen(lease, console);
    } catch (IOException e) {
      throw new SweepFailedException(
          "%s could not be opened: %s. Run the same command again when the storage is well"
              .formatted(folder, e.getMessage()),
          e);
    }
  }

  private Set<String> reopen(DriverLease lease, PrintStream console) throws IOException {
    PlanChange change = change();
    Set<String> committed = store.recover().committedRuns();
    // Again: another driver may have been at work since the first look.
    requireContinuation(change, committed);
    if (retryFailed) {
      committed = withoutFailed(committed, lease, console);
    }
    store.replacePlan(PlanJson.write(plan), specText);
    // What a checkpoint holds of other columns must not be gone on from.
    checkpointed = removeOutlived(change.comparable() ? committed : ids(plan));
    tell(console, change, committed.size());
    return committed;
  }

  /**
   * A word for the user when the runs to train may differ in their last digits from those before.
   *
   * @param requirement what they will be trained with
   */
  Optional<String> otherBits(NumericRequirement requirement) {
    String kernel = requirement.kernel().label();
    Set<String> before =
        found.values().stream()
            .filter(
                run ->
                    !run.device().endsWith(" " + kernel)
                        || !run.blas().endsWith(" " + requirement.coreType()))
            .map(run -> run.device() + " (" + run.blas() + ")")
            .collect(Collectors.toCollection(TreeSet::new));
    return before.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "Note: committed runs were trained on %s, and the %s kernel with %s is set now: where these differ, so may last digits."
                .formatted(String.join(", ", before), kernel, requirement.coreType()));
  }

  private Set<String> withoutFailed(Set<String> committed, DriverLease lease, PrintStream console)
      throws IOException {
    Set<String> removed = store.compact(RunSelection.DROP_FAILED, lease).removedRuns();
    if (!removed.isEmpty()) {
      console.printf(
          "Took %d failed runs out of %s, to train them again.%n", removed.size(), folder);
    }
    return committed.stream().filter(run -> !removed.contains(run)).collect(Collectors.toSet());
  }

  /** Whether there are checkpoints of runs to train. */
  boolean goesOn() {
    return !checkpointed.isEmpty();
  }

  /** Removes all checkpoints, when every run of the plan is committed. */
  void removeOutlived() throws IOException {
    removeOutlived(ids(plan));
  }

  /**
   * Removes the checkpoints of runs that need them no more: of committed ones, after a driver's
   * death, and of those that the plan has lost.
   *
   * @return the runs that have some still
   */
  private Set<String> removeOutlived(Set<String> committed) throws IOException {
    CheckpointStore checkpoints = new CheckpointStore(folder);
    Set<String> needed = ids(plan);
    needed.removeAll(committed);
    Set<String> kept = new TreeSet<>();
    for (String runId : checkpoints.runIds()) {
      if (needed.contains(runId)) {
        kept.add(runId);
      } else {
        checkpoints.delete(runId);
      }
    }
    return kept;
  }

  private static Set<String> ids(SweepPlan plan) {
    return plan.runs().stream().map(RunSpec::runId).collect(Collectors.toCollection(HashSet::new));
  }

  private void tell(PrintStream console, PlanChange change, int committed) {
    int missing = plan.runs().size() - committed;
    if (missing == 0) {
      return;
    }
    console.printf(
        "Continuing %s: %d of %d runs are committed, %d are missing%s%s.%n",
        folder,
        committed,
        plan.runs().size(),
        missing,
        change.added().isEmpty()
            ? ""
            : ", %d of them new in this spec".formatted(change.added().size()),
        checkpointed.isEmpty()
            ? ""
            : ", %d of them saved in mid-training".formatted(checkpointed.size()));
    if (!change.added().isEmpty()) {
      change.inWords().forEach(line -> console.println("  " + line));
    }
  }

  private void requireContinuation(PlanChange change, Set<String> committed) throws IOException {
    List<RunSpec> leftOut =
        change.removed().stream().filter(run -> committed.contains(run.runId())).toList();
    if (leftOut.isEmpty() && (change.comparable() || committed.isEmpty())) {
      return;
    }
    String what =
        leftOut.isEmpty()
            ? "its results have other columns"
            : "%d of its %d committed runs are not among the %d runs of this spec"
                .formatted(leftOut.size(), committed.size(), plan.runs().size());
    throw new RefusedException(
        ("A sweep may grow, but what is committed must stay part of it: in %s %s. What differs,"
                + " stored -> given:%n%s%nChoose another folder with --results, where all runs are"
                + " trained; or go on with sweep %s of the spec kept in %s/%s")
            .formatted(
                folder,
                what,
                lines(change),
                storedPlan().sweepName(),
                folder,
                ResultsFolder.SPEC_FILE));
  }

  private static String lines(PlanChange change) {
    List<String> lines = change.inWords();
    String shown =
        lines.stream()
            .limit(MOST_LINES)
            .map(line -> "  " + line)
            .collect(Collectors.joining(System.lineSeparator()));
    return lines.size() > MOST_LINES
        ? shown + "%n  and %d more".formatted(lines.size() - MOST_LINES)
        : shown;
  }

  private PlanChange change() throws IOException {
    return PlanChange.between(storedPlan(), plan);
  }

  private SweepPlan storedPlan() throws IOException {
    return PlanJson.read(folder.readText(ResultsFolder.PLAN_FILE));
  }

  private RefusedException unusable(IOException cause) {
    return new RefusedException(
        "Results must lie where this user can read and write, but %s failed: %s. Check it, or choose another folder with --results"
            .formatted(folder, cause.getMessage()),
        cause);
  }
}
