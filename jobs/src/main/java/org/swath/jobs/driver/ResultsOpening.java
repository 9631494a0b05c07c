package org.swath.jobs.driver;

import java.io.IOException;
import java.io.PrintStream;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.swath.core.plan.PlanJson;
import org.swath.core.plan.RunSpec;
import org.swath.core.plan.SweepPlan;
import org.swath.results.DriverLease;
import org.swath.results.ResultsFolder;
import org.swath.results.ResultsReader;
import org.swath.results.ResultsStore;

/** Opens a results folder for a plan: a new one, or one that an earlier execution left. */
final class ResultsOpening {

  private final ResultsFolder folder;
  private final ResultsStore store;
  private final SweepPlan plan;

  ResultsOpening(ResultsFolder folder, ResultsStore store, SweepPlan plan) {
    this.folder = folder;
    this.store = store;
    this.plan = plan;
  }

  /**
   * Looks, and changes nothing.
   *
   * @return ids of the runs that are committed already
   * @throws RefusedException when the folder cannot be read, or holds the results of another plan
   */
  Set<String> look() {
    try {
      if (!folder.holdsSweep()) {
        return Set.of();
      }
      SweepPlan stored = PlanJson.read(folder.readText(ResultsFolder.PLAN_FILE));
      if (!stored.planDigest().equals(plan.planDigest())) {
        throw new RefusedException(difference(stored));
      }
      return new ResultsReader(folder).attemptsByRun().keySet();
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
   * Makes the folder ready for commits.
   *
   * @param specText kept beside the results of a new sweep
   * @return ids of the runs that are committed already
   * @throws RefusedException when the folder cannot be written
   */
  Set<String> open(String specText) {
    try {
      if (folder.holdsSweep()) {
        return store.recover().committedRuns();
      }
      store.createSweep(PlanJson.write(plan), specText);
      return Set.of();
    } catch (IOException e) {
      throw unusable(e);
    }
  }

  private RefusedException unusable(IOException cause) {
    return new RefusedException(
        "Results must lie where this user can read and write, but %s failed: %s. Check it, or choose another folder with --results"
            .formatted(folder, cause.getMessage()),
        cause);
  }

  private String difference(SweepPlan stored) {
    Set<String> storedIds = ids(stored);
    Set<String> givenIds = ids(plan);
    Set<String> both = new HashSet<>(storedIds);
    both.retainAll(givenIds);
    return ("A results folder must belong to the sweep that is run, but %s holds sweep \"%s\" with %d"
            + " runs, of which %d are among the %d runs of this spec (\"%s\"). Choose another folder"
            + " with --results, where all of them are trained; or write only the new ones into a spec"
            + " of their own; or run the spec kept in %s/%s")
        .formatted(
            folder,
            stored.sweepName(),
            storedIds.size(),
            both.size(),
            givenIds.size(),
            plan.sweepName(),
            folder,
            ResultsFolder.SPEC_FILE);
  }

  private static Set<String> ids(SweepPlan plan) {
    return plan.runs().stream().map(RunSpec::runId).collect(Collectors.toSet());
  }
}
