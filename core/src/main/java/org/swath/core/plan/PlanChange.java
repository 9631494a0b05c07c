package org.swath.core.plan;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.swath.core.parameter.ComponentChoice;
import org.swath.core.parameter.ParameterValues;

/**
 * What a plan has become since it was stored.
 *
 * @param added runs that only the new plan has, in its order
 * @param removed runs that only the stored plan has, in its order
 * @param differences by what it is that differs ({@code seed}, {@code training.batch-size}, {@code
 *     data}): the stored values and the new ones, as text
 * @param comparable whether results of both plans have the same columns, measured the same way, so
 *     that they can lie in one folder
 */
public record PlanChange(
    List<RunSpec> added,
    List<RunSpec> removed,
    Map<String, Difference> differences,
    boolean comparable) {

  /** The values of one thing in two plans. */
  public record Difference(String stored, String given) {

    @Override
    public String toString() {
      return stored + " -> " + given;
    }
  }

  private static final String NONE = "(none)";
  private static final String STANDARD = "(standard)";

  public PlanChange {
    added = List.copyOf(added);
    removed = List.copyOf(removed);
  }

  /** Compares. */
  public static PlanChange between(SweepPlan stored, SweepPlan given) {
    Map<String, Difference> differences = new LinkedHashMap<>();
    note(differences, "sweep", stored.sweepName(), given.sweepName());
    note(differences, "workload", text(stored.workload()), text(given.workload()));
    note(differences, "data", text(stored.data()), text(given.data()));
    boolean comparable = true;
    comparable &= note(differences, "factors", columns(stored), columns(given));
    comparable &=
        note(
            differences,
            "epoch metrics",
            String.join(", ", stored.epochMetrics()),
            String.join(", ", given.epochMetrics()));
    comparable &=
        note(
            differences,
            "run metrics",
            String.join(", ", stored.runMetrics()),
            String.join(", ", given.runMetrics()));
    comparable &= note(differences, "monitors", monitors(stored), monitors(given));
    Set<String> parts = new TreeSet<>(partNames(stored));
    parts.addAll(partNames(given));
    Map<String, Set<String>> before = values(stored, parts);
    Map<String, Set<String>> after = values(given, parts);
    Set<String> names = new LinkedHashSet<>(before.keySet());
    names.addAll(after.keySet());
    for (String name : names) {
      note(differences, name, text(before.get(name)), text(after.get(name)));
    }
    return new PlanChange(
        missing(given, stored), missing(stored, given), Map.copyOf(differences), comparable);
  }

  /** The differences, a line each. */
  public List<String> inWords() {
    return new TreeSet<>(differences.keySet())
        .stream().map(name -> name + ": " + differences.get(name)).toList();
  }

  /** Notes two texts if they differ; returns whether they are the same. */
  private static boolean note(
      Map<String, Difference> differences, String name, String stored, String given) {
    if (!stored.equals(given)) {
      differences.put(name, new Difference(stored, given));
    }
    return stored.equals(given);
  }

  private static String text(WorkloadIdentity workload) {
    return "%s version %d".formatted(workload.name(), workload.version());
  }

  private static String text(DatasetIdentity data) {
    return "%s version %d %s (fingerprint %s)"
        .formatted(data.name(), data.version(), data.parameters().values(), data.fingerprint());
  }

  private static String columns(SweepPlan plan) {
    return plan.factors().stream()
        .map(factor -> factor.name() + " " + factor.type().name().toLowerCase(Locale.ROOT))
        .collect(Collectors.joining(", "));
  }

  private static String text(Set<String> values) {
    return values == null ? NONE : String.join(", ", values);
  }

  private static List<RunSpec> missing(SweepPlan of, SweepPlan in) {
    Set<String> ids = in.runs().stream().map(RunSpec::runId).collect(Collectors.toSet());
    return of.runs().stream().filter(run -> !ids.contains(run.runId())).toList();
  }

  private static String monitors(SweepPlan plan) {
    return plan.monitors().isEmpty()
        ? NONE
        : plan.monitors().stream()
            .map(monitor -> monitor.name() + " " + monitor.parameters().values())
            .collect(Collectors.joining(", "));
  }

  /** The parts that some run has not at their standard component. */
  private static Set<String> partNames(SweepPlan plan) {
    return plan.runs().stream()
        .flatMap(run -> run.parameters().parts().keySet().stream())
        .collect(Collectors.toSet());
  }

  /**
   * What the runs of a plan take, by name, each value once in the order of the runs.
   *
   * @param parts the parts to tell of
   */
  private static Map<String, Set<String>> values(SweepPlan plan, Set<String> parts) {
    Map<String, Set<String>> values = new LinkedHashMap<>();
    List<String> seeds = new ArrayList<>();
    plan.seeds().forEach(seed -> seeds.add(Long.toString(seed)));
    values.put("seed", new LinkedHashSet<>(seeds));
    for (RunSpec run : plan.runs()) {
      collect(values, "workload.", run.parameters().workload());
      collect(values, "training.", run.parameters().training());
      String optimizer = run.parameters().optimizer();
      values.computeIfAbsent("optimizer", name -> new LinkedHashSet<>()).add(optimizer);
      collect(values, optimizer + ".", run.parameters().optimizerParameters());
      for (String part : parts) {
        Optional<ComponentChoice> choice = run.parameters().part(part);
        String chosen = choice.map(ComponentChoice::name).orElse(STANDARD);
        values.computeIfAbsent(part, name -> new LinkedHashSet<>()).add(chosen);
        choice.ifPresent(c -> collect(values, c.name() + ".", c.parameters()));
      }
    }
    return values;
  }

  private static void collect(
      Map<String, Set<String>> values, String owner, ParameterValues parameters) {
    parameters
        .values()
        .forEach(
            (name, value) ->
                values
                    .computeIfAbsent(owner + name, key -> new LinkedHashSet<>())
                    .add(value.toString()));
  }
}
