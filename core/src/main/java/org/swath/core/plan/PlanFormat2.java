package org.swath.core.plan;

import java.util.List;
import java.util.function.Function;
import org.swath.core.parameter.RunParameters;

/** Reads plans of format 2: a flat list of runs, with every part at its standard component. */
final class PlanFormat2 {

  private PlanFormat2() {}

  static SweepPlan plan(JsonObject json) {
    SweepPlan plan =
        new SweepPlan(
            json.text("sweep"),
            workload(json.object("workload")),
            data(json.object("data")),
            json.objects("factors").stream().map(PlanFormat2::factor).toList(),
            json.integers("seeds"),
            json.texts("epoch_metrics"),
            json.texts("run_metrics"),
            List.of(),
            json.objects("runs").stream().map(PlanFormat2::run).toList(),
            json.text("spec_digest"),
            json.text("plan_digest"));
    json.requireAllRead();
    return plan;
  }

  static WorkloadIdentity workload(JsonObject json) {
    WorkloadIdentity workload =
        new WorkloadIdentity(json.text("name"), json.smallInteger("version"));
    json.requireAllRead();
    return workload;
  }

  static DatasetIdentity data(JsonObject json) {
    DatasetIdentity data =
        new DatasetIdentity(
            json.text("name"),
            json.smallInteger("version"),
            json.parameters("parameters"),
            json.text("fingerprint"));
    json.requireAllRead();
    return data;
  }

  static Factor factor(JsonObject json) {
    Factor factor =
        new Factor(
            json.text("name"),
            json.text("column"),
            json.choice("type", FactorType.class),
            json.plainValues("levels"));
    json.requireAllRead();
    return factor;
  }

  static RunSpec run(JsonObject json) {
    return run(json, PlanFormat2::runParameters);
  }

  /** Reads a run whose parameters are read by {@code parameters}. */
  static RunSpec run(JsonObject json, Function<JsonObject, RunParameters> parameters) {
    RunSpec run =
        new RunSpec(
            json.text("run_id"),
            json.text("configuration_id"),
            json.parameters("levels"),
            json.integer("seed"),
            parameters.apply(json.object("parameters")));
    json.requireAllRead();
    return run;
  }

  private static RunParameters runParameters(JsonObject json) {
    RunParameters parameters =
        new RunParameters(
            json.parameters("workload"),
            json.parameters("training"),
            json.text("optimizer"),
            json.parameters("optimizer_parameters"));
    json.requireAllRead();
    return parameters;
  }
}
