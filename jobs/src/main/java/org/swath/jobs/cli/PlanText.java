package org.swath.jobs.cli;

import com.github.freva.asciitable.AsciiTable;
import com.github.freva.asciitable.Column;
import com.github.freva.asciitable.HorizontalAlign;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.swath.core.parameter.ComponentChoice;
import org.swath.core.parameter.ParameterValues;
import org.swath.core.parameter.RunParameters;
import org.swath.core.plan.CohortPacking;
import org.swath.core.plan.Factor;
import org.swath.core.plan.RunSpec;
import org.swath.core.plan.SweepPlan;
import org.swath.core.spec.ComponentLevels;
import org.swath.core.spec.CriterionSpec;
import org.swath.core.spec.SweepSpec;

/** A plan for a person to read. */
final class PlanText {

  private static final int CONFIGURATIONS_SHOWN = 40;

  private PlanText() {}

  static String of(SweepSpec spec, SweepPlan plan, CohortPacking packing, LaneCap cap) {
    Map<String, List<RunSpec>> configurations =
        plan.runs().stream()
            .collect(
                Collectors.groupingBy(
                    RunSpec::configurationId, LinkedHashMap::new, Collectors.toList()));
    StringBuilder text = new StringBuilder();
    line(
        text,
        "Sweep",
        "%s: %d configurations × %d seeds = %d runs"
            .formatted(
                plan.sweepName(), configurations.size(), plan.seeds().size(), plan.runs().size()));
    line(
        text,
        "Workload",
        plan.workload().name() + fixed(plan, plan.runs().get(0).parameters().workload()));
    line(text, "Data", plan.data().name() + fixed(plan, plan.data().parameters()));
    line(text, "Training", training(plan));
    if (!plan.monitors().isEmpty()) {
      line(
          text,
          "Monitors",
          plan.monitors().stream()
              .map(monitor -> monitor.name() + fixed(plan, monitor.parameters()))
              .collect(Collectors.joining(", ")));
    }
    for (Factor factor : plan.factors()) {
      line(text, "Factor", factor.name() + ": " + joined(factor.levels()));
    }
    line(text, "Seeds", joined(plan.seeds()));
    spec.convergence().forEach(criterion -> line(text, "Criterion", shown(criterion)));
    PackingText.write(packing, cap, (label, content) -> line(text, label, content));
    line(text, "Plan digest", plan.planDigest());
    line(text, "Will write", written(plan));
    return text.append('\n').append(table(plan, configurations)).toString();
  }

  private static String training(SweepPlan plan) {
    RunParameters first = plan.runs().get(0).parameters();
    Map<String, ComponentChoice> chosen = new LinkedHashMap<>();
    chosen.put(
        ComponentLevels.OPTIMIZER,
        new ComponentChoice(first.optimizer(), first.optimizerParameters()));
    chosen.putAll(first.parts());
    plan.factors().forEach(factor -> chosen.remove(factor.name()));
    StringBuilder text = new StringBuilder(shown(plan, first.training()));
    chosen.forEach(
        (part, choice) ->
            text.append("; ")
                .append(part.equals(ComponentLevels.OPTIMIZER) ? "" : part + " ")
                .append(choice.name())
                .append(fixed(plan, choice.parameters())));
    return text.toString();
  }

  private static String written(SweepPlan plan) {
    long epochs =
        plan.runs().stream().mapToLong(run -> run.parameters().training().integer("epochs")).sum();
    return "results/%s: sweep.yaml, plan.json, %d rows in runs/*.parquet, up to %d rows in epochs/*.parquet"
        .formatted(plan.sweepName(), plan.runs().size(), epochs);
  }

  private static String table(SweepPlan plan, Map<String, List<RunSpec>> configurations) {
    List<Column> columns = new ArrayList<>();
    columns.add(column("configuration", HorizontalAlign.LEFT));
    plan.factors().forEach(factor -> columns.add(column(factor.name(), HorizontalAlign.RIGHT)));
    columns.add(column("runs, one per seed", HorizontalAlign.LEFT));
    String[][] rows =
        configurations.values().stream()
            .limit(CONFIGURATIONS_SHOWN)
            .map(runs -> row(plan, runs))
            .toArray(String[][]::new);
    String more =
        configurations.size() > CONFIGURATIONS_SHOWN
            ? "... and %d more configurations; --json lists all%n"
                .formatted(configurations.size() - CONFIGURATIONS_SHOWN)
            : "";
    return AsciiTable.getTable(AsciiTable.NO_BORDERS, columns.toArray(Column[]::new), rows)
        + System.lineSeparator()
        + more;
  }

  private static String[] row(SweepPlan plan, List<RunSpec> runs) {
    List<String> cells = new ArrayList<>();
    cells.add(runs.get(0).configurationId());
    for (Factor factor : plan.factors()) {
      Object level = runs.get(0).levels().values().get(factor.name());
      cells.add(level == null ? "-" : Numbers.plain(level));
    }
    cells.add(runs.stream().map(RunSpec::runId).collect(Collectors.joining(" ")));
    return cells.toArray(String[]::new);
  }

  /** Parameters that do not vary, in brackets. */
  private static String fixed(SweepPlan plan, ParameterValues values) {
    String shown = shown(plan, values);
    return shown.isEmpty() ? "" : " (" + shown + ")";
  }

  private static String shown(SweepPlan plan, ParameterValues values) {
    List<String> factors = plan.factors().stream().map(Factor::name).toList();
    return values.values().entrySet().stream()
        .filter(entry -> !factors.contains(entry.getKey()))
        .filter(entry -> !entry.getValue().equals(""))
        .map(entry -> entry.getKey() + " " + Numbers.plain(entry.getValue()))
        .collect(Collectors.joining(", "));
  }

  private static String shown(CriterionSpec criterion) {
    return criterion.name() + ": " + criterion.rule().inWords(criterion.metric());
  }

  private static String joined(List<?> values) {
    return values.stream().map(Numbers::plain).collect(Collectors.joining(", "));
  }

  private static Column column(String header, HorizontalAlign align) {
    return new Column().header(header).headerAlign(align).dataAlign(align).maxWidth(200);
  }

  private static void line(StringBuilder text, String label, String content) {
    text.append("%-12s %s%n".formatted(label, content));
  }
}
