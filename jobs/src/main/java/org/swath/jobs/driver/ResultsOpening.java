package org.swath.jobs.driver;

import java.io.IOException;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.swath.core.plan.PlanJson;
import org.swath.core.plan.RunSpec;
import org.swath.core.plan.SweepPlan;
import org.swath.results.ResultsFolder;
import org.swath.results.ResultsReader;
import org.swath.results.ResultsStore;

/** Opens a results folder for a plan: a new one, or one that an earlier execution left. */
final class ResultsOpening {

  private final ResultsFolder folder;
  private final ResultsStore store;

  ResultsOpening(ResultsFolder folder, ResultsStore store) {
    this.folder = folder;
    this.store = store;
  }

  /**
   * @param plan what is to be executed
   * @param specText kept beside the results
   * @return ids of the runs that are committed already
   * @throws RefusedException when the folder holds the results of another plan
   */
  Set<String> open(SweepPlan plan, String specText) throws IOException {
    if (!folder.holdsSweep()) {
      store.createSweep(PlanJson.write(plan), specText);
      return Set.of();
    }
    SweepPlan stored = PlanJson.read(folder.readText(ResultsFolder.PLAN_FILE));
    if (!stored.planDigest().equals(plan.planDigest())) {
      throw new RefusedException(difference(stored, plan));
    }
    store.recover();
    return new ResultsReader(folder).attemptsByRun().keySet();
  }

  private String difference(SweepPlan stored, SweepPlan given) {
    Set<String> storedIds = ids(stored);
    Set<String> givenIds = ids(given);
    Set<String> both = new HashSet<>(storedIds);
    both.retainAll(givenIds);
    return ("A results folder must belong to the sweep that is run, but %s holds sweep \"%s\" with %d"
            + " runs, of which %d are among the %d runs of this spec (\"%s\"). Choose another folder"
            + " with --results, or run the spec kept in %s/%s")
        .formatted(
            folder,
            stored.sweepName(),
            storedIds.size(),
            both.size(),
            givenIds.size(),
            given.sweepName(),
            folder,
            ResultsFolder.SPEC_FILE);
  }

  private static Set<String> ids(SweepPlan plan) {
    return plan.runs().stream().map(RunSpec::runId).collect(Collectors.toSet());
  }
}
