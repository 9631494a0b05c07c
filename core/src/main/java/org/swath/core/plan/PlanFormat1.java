package org.swath.core.plan;

import java.util.List;

/**
 * Reads plans of format 1: runs in cohorts, which are read and forgotten. All that stands inside a
 * run, and beside the cohorts, is as in {@link PlanFormat2}.
 */
final class PlanFormat1 {

  private PlanFormat1() {}

  static SweepPlan plan(JsonObject json) {
    List<Cohort> cohorts = json.objects("cohorts").stream().map(PlanFormat1::cohort).toList();
    SweepPlan plan =
        new SweepPlan(
            json.text("sweep"),
            PlanFormat2.workload(json.object("workload")),
            PlanFormat2.data(json.object("data")),
            json.objects("factors").stream().map(PlanFormat2::factor).toList(),
            json.integers("seeds"),
            json.texts("epoch_metrics"),
            json.texts("run_metrics"),
            List.of(),
            cohorts.stream().flatMap(cohort -> cohort.runs().stream()).toList(),
            json.text("spec_digest"),
            json.text("plan_digest"));
    json.requireAllRead();
    return plan;
  }

  private static Cohort cohort(JsonObject json) {
    List<RunSpec> runs = json.objects("runs").stream().map(PlanFormat2::run).toList();
    Cohort cohort = new Cohort(json.text("cohort_id"), runs);
    json.requireAllRead();
    return cohort;
  }
}
