package org.swath.core.plan;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.swath.core.parameter.ComponentChoice;

/**
 * Everything a sweep will do, decided before any of it is done. Which runs are trained side by side
 * is no part of it: that is decided where they are executed, see {@link CohortPacker}.
 *
 * @param sweepName the spec's name
 * @param workload what is trained
 * @param data what it is trained on
 * @param factors what varies, the first slowest; empty for a single configuration
 * @param seeds at least one, in the order written; the seed varies fastest
 * @param epochMetrics dashed names of what every epoch of a run reports beside its seconds, {@code
 *     loss} first
 * @param runMetrics dashed names of what the workload reports once of a trained model
 * @param monitors what is measured every epoch beside what the workload reports, in the order of
 *     its metrics, which are the last of {@code epochMetrics}
 * @param runs at least one, all different: configurations in grid order, the seed fastest
 * @param specDigest SHA-256 of the whole spec, defaults filled in
 * @param planDigest SHA-256 of the run ids in order and the columns of the results: what must be
 *     the same for results to be continued
 */
public record SweepPlan(
    String sweepName,
    WorkloadIdentity workload,
    DatasetIdentity data,
    List<Factor> factors,
    List<Long> seeds,
    List<String> epochMetrics,
    List<String> runMetrics,
    List<ComponentChoice> monitors,
    List<RunSpec> runs,
    String specDigest,
    String planDigest) {

  public SweepPlan {
    Objects.requireNonNull(sweepName, "sweepName");
    Objects.requireNonNull(workload, "workload");
    Objects.requireNonNull(data, "data");
    factors = List.copyOf(factors);
    seeds = List.copyOf(seeds);
    epochMetrics = List.copyOf(epochMetrics);
    runMetrics = List.copyOf(runMetrics);
    monitors = List.copyOf(monitors);
    runs = List.copyOf(runs);
    Objects.requireNonNull(specDigest, "specDigest");
    if (runs.isEmpty()) {
      throw new IllegalArgumentException("A plan must have a run, but got none");
    }
    requireDistinctRuns(runs);
    String digest = digest(factors, epochMetrics, runMetrics, runs);
    if (!digest.equals(planDigest)) {
      throw new IllegalArgumentException(
          "planDigest must be that of the runs and columns, %s, but got %s"
              .formatted(digest, planDigest));
    }
  }

  static String digest(
      List<Factor> factors,
      List<String> epochMetrics,
      List<String> runMetrics,
      List<RunSpec> runs) {
    CanonicalText text = new CanonicalText("plan");
    text.add("factors", factors.size());
    for (Factor factor : factors) {
      text.add("factor", factor.column()).add("type", factor.type().name());
    }
    text.addAll("epoch-metrics", epochMetrics).addAll("run-metrics", runMetrics);
    runs.forEach(run -> text.add("run", run.runId()));
    return text.digest();
  }

  private static void requireDistinctRuns(List<RunSpec> runs) {
    Set<String> seen = new HashSet<>();
    for (RunSpec run : runs) {
      if (!seen.add(run.runId())) {
        throw new IllegalArgumentException(
            "Run ids must differ, but %s is there twice; the second has %s at seed %d"
                .formatted(run.runId(), run.levels().values(), run.seed()));
      }
    }
  }
}
