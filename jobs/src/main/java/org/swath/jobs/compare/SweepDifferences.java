package org.swath.jobs.compare;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.swath.core.plan.DatasetIdentity;
import org.swath.core.plan.PlanChange;
import org.swath.core.plan.PlanChange.Difference;
import org.swath.core.plan.SweepPlan;
import org.swath.core.plan.WorkloadIdentity;
import org.swath.results.Environment;
import org.swath.results.RunRecord;

/**
 * What is the same of two sweeps, and what is not, apart from their numbers.
 *
 * @param identity what was trained, on which data
 * @param environment where, and with which software; of the committed runs
 * @param asked what else the plans differ in, by name: parameters, levels, seeds, columns
 */
public record SweepDifferences(
    List<Aspect> identity, List<Aspect> environment, Map<String, Difference> asked) {

  /** As much of a fingerprint as a person compares. */
  private static final int FINGERPRINT_DIGITS = 12;

  /** What {@link PlanChange} tells of that is an aspect here. */
  private static final List<String> TOLD_APART = List.of("sweep", "workload", "data");

  public SweepDifferences {
    identity = List.copyOf(identity);
    environment = List.copyOf(environment);
    asked = new TreeMap<>(asked);
  }

  /** Compares plans and provenance. Pure. */
  public static SweepDifferences between(StoredSweep a, StoredSweep b) {
    Map<String, Difference> asked =
        new TreeMap<>(PlanChange.between(a.plan(), b.plan()).differences());
    asked.keySet().removeAll(TOLD_APART);
    return new SweepDifferences(identity(a.plan(), b.plan()), environment(a, b), asked);
  }

  /** Whether the sweeps trained on different data, so that no number of theirs need agree. */
  public boolean hasOtherData() {
    return identity.stream().anyMatch(aspect -> aspect.name().equals("data") && !aspect.isSame());
  }

  /** All aspects, in the order of the report. */
  public List<Aspect> aspects() {
    return Stream.of(identity, environment).flatMap(Collection::stream).toList();
  }

  private static List<Aspect> identity(SweepPlan a, SweepPlan b) {
    return List.of(
        new Aspect("sweep", List.of(a.sweepName()), List.of(b.sweepName())),
        new Aspect("workload", List.of(text(a.workload())), List.of(text(b.workload()))),
        new Aspect("data", List.of(text(a.data())), List.of(text(b.data()))));
  }

  private static List<Aspect> environment(StoredSweep a, StoredSweep b) {
    List<Aspect> aspects = new ArrayList<>();
    aspects.add(aspect("Swath", a, b, Environment::swathVersion));
    aspects.add(aspect("device and kernel", a, b, Environment::device));
    aspects.add(aspect("BLAS", a, b, Environment::blas));
    aspects.add(aspect("ND4J", a, b, Environment::nd4jVersion));
    aspects.add(aspect("threads", a, b, environment -> String.valueOf(environment.threads())));
    aspects.add(aspect("JVM", a, b, Environment::jvm));
    aspects.add(aspect("Spark", a, b, Environment::sparkVersion));
    aspects.add(aspect("operating system", a, b, Environment::os));
    aspects.add(aspect("host", a, b, Environment::host));
    return aspects;
  }

  private static Aspect aspect(
      String name, StoredSweep a, StoredSweep b, Function<Environment, String> value) {
    return new Aspect(name, values(a, value), values(b, value));
  }

  private static List<String> values(StoredSweep sweep, Function<Environment, String> value) {
    return sweep.records().stream()
        .map((RunRecord record) -> value.apply(record.provenance().environment()))
        .distinct()
        .toList();
  }

  private static String text(WorkloadIdentity workload) {
    return "%s version %d".formatted(workload.name(), workload.version());
  }

  private static String text(DatasetIdentity data) {
    String digits = data.fingerprint();
    String parameters =
        data.parameters().values().entrySet().stream()
            .map(parameter -> ", %s %s".formatted(parameter.getKey(), parameter.getValue()))
            .collect(Collectors.joining());
    return "%s version %d%s, fingerprint %s"
        .formatted(
            data.name(),
            data.version(),
            parameters,
            digits.substring(0, Math.min(FINGERPRINT_DIGITS, digits.length())));
  }
}
