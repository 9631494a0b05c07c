package org.swath.core.plan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.swath.core.parameter.Catalogue;
import org.swath.core.parameter.LaneSharing;
import org.swath.core.parameter.Parameter;
import org.swath.core.parameter.Part;
import org.swath.core.parameter.WorkloadComponent;

/**
 * Packs runs into cohorts so that the slots are done as early as possible: pure, so that the same
 * runs and slots give the same cohorts.
 *
 * <p>Only runs of one seed that agree in every parameter and part that is not fusible share a
 * cohort. Lanes make a step cheaper, but fewer cohorts may leave slots idle: every number of lanes
 * up to the most is tried on all groups alike, and the one whose cohorts, longest first on the slot
 * that is free first, end earliest is taken; of several that end together the largest. A cohort's
 * duration is estimated as its epochs × (shared work + lanes).
 *
 * <p>Immutable and safe for use by several threads.
 */
public final class CohortPacker {

  /** Estimates closer than this, relative to each other, are taken for the same. */
  private static final double TIE = 1e-9;

  private final LaneSharing sharing;
  private final Set<String> fusible;
  private final int mostLanes;

  /**
   * @param workload what the runs train
   * @param catalogue they were planned with
   * @param mostLanes runs that one cohort may have, at least 1; the workload's capacity holds too
   */
  public CohortPacker(WorkloadComponent workload, Catalogue catalogue, int mostLanes) {
    if (mostLanes < 1) {
      throw new IllegalArgumentException("mostLanes >= 1 must hold, but got " + mostLanes);
    }
    this.sharing = workload.lanes();
    this.fusible = fusible(workload, catalogue);
    this.mostLanes = Math.min(mostLanes, sharing.capacity());
  }

  /**
   * Packs all runs of a plan, or those that are left of it.
   *
   * @param runs at least one, of the workload this packs for
   * @param slots tasks side by side, at least 1
   */
  public CohortPacking pack(List<RunSpec> runs, int slots) {
    if (runs.isEmpty() || slots < 1) {
      throw new IllegalArgumentException(
          "There must be a run and a slot, but got %d and %d".formatted(runs.size(), slots));
    }
    List<RunGroup> groups = RunGroup.of(runs, fusible);
    int largestGroup = groups.stream().mapToInt(RunGroup::size).max().orElseThrow();
    List<PackingEstimate> considered = new ArrayList<>();
    PackingEstimate best = null;
    int[] cohortsBefore = {};
    for (int lanes = Math.min(mostLanes, largestGroup); lanes >= 1; lanes--) {
      int most = lanes;
      int[] cohorts = groups.stream().mapToInt(group -> group.cohortsOf(most)).toArray();
      if (Arrays.equals(cohorts, cohortsBefore)) {
        continue;
      }
      PackingEstimate estimate = estimate(groups, lanes, slots);
      considered.add(estimate);
      if (best == null || estimate.duration() < best.duration() * (1 - TIE)) {
        best = estimate;
      }
      cohortsBefore = cohorts;
    }
    return new CohortPacking(
        cohorts(groups, best.lanes()),
        slots,
        mostLanes,
        groups.size(),
        keptApart(groups),
        considered,
        best);
  }

  /** Names of the parameters and parts that lanes may differ in. */
  private static Set<String> fusible(WorkloadComponent workload, Catalogue catalogue) {
    Stream<String> parameters =
        Stream.concat(workload.component().parameters().stream(), catalogue.training().stream())
            .filter(Parameter::fusible)
            .map(Parameter::name);
    Stream<String> parts = catalogue.parts().stream().filter(Part::fusible).map(Part::name);
    return Stream.concat(parameters, parts).collect(Collectors.toSet());
  }

  private PackingEstimate estimate(List<RunGroup> groups, int lanes, int slots) {
    List<Double> durations = new ArrayList<>();
    int largest = 0;
    for (RunGroup group : groups) {
      int cohorts = group.cohortsOf(lanes);
      largest = Math.max(largest, group.sizeOf(0, cohorts));
      for (int index = 0; index < cohorts; index++) {
        durations.add(duration(group.epochs(), group.sizeOf(index, cohorts)));
      }
    }
    durations.sort(Comparator.reverseOrder());
    double work = durations.stream().mapToDouble(Double::doubleValue).sum();
    return new PackingEstimate(
        largest, durations.size(), work, SlotSchedule.duration(durations, slots));
  }

  private List<Cohort> cohorts(List<RunGroup> groups, int lanes) {
    List<Cohort> cohorts = new ArrayList<>();
    for (RunGroup group : groups) {
      int parts = group.cohortsOf(lanes);
      for (int index = 0; index < parts; index++) {
        cohorts.add(Cohort.of(group.dealt(index, parts)));
      }
    }
    cohorts.sort(Comparator.comparing(this::duration, Comparator.reverseOrder()));
    return cohorts;
  }

  private double duration(Cohort cohort) {
    return duration(
        cohort.runs().get(0).parameters().training().integer("epochs"), cohort.runs().size());
  }

  private double duration(long epochs, int lanes) {
    return epochs * (sharing.sharedWork() + lanes);
  }

  private static List<String> keptApart(List<RunGroup> groups) {
    Set<Long> seeds = new HashSet<>();
    Set<String> differing = new TreeSet<>();
    for (RunGroup group : groups) {
      seeds.add(group.key().seed());
      differing.addAll(group.key().values().keySet());
    }
    // A part that some groups do not mention differs too.
    differing.removeIf(
        name ->
            groups.stream()
                    .map(group -> Optional.ofNullable(group.key().values().get(name)))
                    .distinct()
                    .count()
                == 1);
    List<String> names = new ArrayList<>(seeds.size() > 1 ? List.of("seed") : List.of());
    names.addAll(differing);
    return names;
  }
}
