package org.swath.core.plan;

import java.util.SortedMap;
import java.util.TreeMap;
import org.swath.core.parameter.ComponentChoice;
import org.swath.core.parameter.RunParameters;

/**
 * Reads plans of format 3: runs with their parts of training, and the sweep's monitors. All else is
 * as in {@link PlanFormat2}.
 */
final class PlanFormat3 {

  private PlanFormat3() {}

  static SweepPlan plan(JsonObject json) {
    SweepPlan plan =
        new SweepPlan(
            json.text("sweep"),
            PlanFormat2.workload(json.object("workload")),
            PlanFormat2.data(json.object("data")),
            json.objects("factors").stream().map(PlanFormat2::factor).toList(),
            json.integers("seeds"),
            json.texts("epoch_metrics"),
            json.texts("run_metrics"),
            json.objects("monitors").stream().map(PlanFormat3::choice).toList(),
            json.objects("runs").stream().map(PlanFormat3::run).toList(),
            json.text("spec_digest"),
            json.text("plan_digest"));
    json.requireAllRead();
    return plan;
  }

  private static RunSpec run(JsonObject json) {
    return PlanFormat2.run(json, PlanFormat3::runParameters);
  }

  private static RunParameters runParameters(JsonObject json) {
    SortedMap<String, ComponentChoice> parts = new TreeMap<>();
    json.objectsByName("parts").forEach((part, choice) -> parts.put(part, choice(choice)));
    RunParameters parameters =
        new RunParameters(
            json.parameters("workload"),
            json.parameters("training"),
            json.text("optimizer"),
            json.parameters("optimizer_parameters"),
            parts);
    json.requireAllRead();
    return parameters;
  }

  private static ComponentChoice choice(JsonObject json) {
    ComponentChoice choice = new ComponentChoice(json.text("name"), json.parameters("parameters"));
    json.requireAllRead();
    return choice;
  }
}
