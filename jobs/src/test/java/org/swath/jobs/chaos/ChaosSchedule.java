package org.swath.jobs.chaos;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;

/** The faults of one sweep. */
record ChaosSchedule(List<Fault> faults) {

  private static final int LEAST_FAULTS = 2;
  private static final int MOST_FAULTS = 4;
  private static final int EPOCHS_OF_A_SWEEP = 100;

  /**
   * What a sweep does not survive unchanged by design, so that a random schedule must not hold it:
   * an exception in a run's own training makes a failed run of it.
   */
  private static final Map<Site, Set<Kind>> CHANGES_RESULTS =
      Map.of(
          Site.BEFORE_TRAINING, Set.of(Kind.THROW),
          Site.EPOCH_COMPLETED, Set.of(Kind.THROW),
          Site.ATTEMPT_WRITTEN, Set.of(Kind.THROW));

  /** Where somebody watches that things go on. */
  private static final Set<Site> WATCHED = Set.of(Site.BEFORE_TRAINING, Site.EPOCH_COMPLETED);

  /** Where the store can tell whose files it handles. */
  private static final Set<Site> STORE_KNOWS_RUN =
      Set.of(
          Site.PUBLISHING_EPOCHS,
          Site.DURING_COMMIT,
          Site.REMOVING_ATTEMPT,
          Site.IN_CHECKPOINT,
          Site.CHECKPOINT_WRITTEN);

  ChaosSchedule {
    faults = List.copyOf(faults);
  }

  static ChaosSchedule of(Fault... faults) {
    return new ChaosSchedule(List.of(faults));
  }

  static ChaosSchedule parse(String text) {
    return new ChaosSchedule(
        Arrays.stream(text.strip().split("\\s+"))
            .filter(word -> !word.isEmpty())
            .map(Fault::parse)
            .toList());
  }

  /** Two to four faults that a sweep must survive, the same for the same seed and runs. */
  static ChaosSchedule random(long seed, List<String> runIds) {
    // Random spreads neighbouring seeds badly in its first numbers.
    Random random = new Random(seed * 0x9E3779B97F4A7C15L);
    random.nextLong();
    List<Fault> faults = new ArrayList<>();
    int count = LEAST_FAULTS + random.nextInt(MOST_FAULTS - LEAST_FAULTS + 1);
    while (faults.size() < count) {
      Fault fault = random(random, runIds);
      boolean twice =
          faults.stream()
              .anyMatch(
                  other ->
                      other.site() == fault.site()
                          && other.runId().equals(fault.runId())
                          && other.time() == fault.time());
      if (!twice) {
        faults.add(fault);
      }
    }
    return new ChaosSchedule(faults);
  }

  /** Whether a sweep is to end as if a fault had not been. */
  static boolean mustBeSurvived(Site site, Kind kind) {
    return kind.fits(site)
        && !CHANGES_RESULTS.getOrDefault(site, Set.of()).contains(kind)
        && (kind != Kind.HANG || WATCHED.contains(site));
  }

  private static Fault random(Random random, List<String> runIds) {
    while (true) {
      Site site = oneOf(random, Site.values());
      // A third of the faults are deaths: the rest of the kinds fit few sites each.
      Kind kind = random.nextInt(3) == 0 ? Kind.KILL_PROCESS : oneOf(random, Kind.values());
      boolean any = random.nextBoolean();
      String runId = any ? Fault.ANY_RUN : runIds.get(random.nextInt(runIds.size()));
      int time = 1 + random.nextInt(most(site, any));
      if (mustBeSurvived(site, kind)
          && (any || STORE_KNOWS_RUN.contains(site) || site.side() != Site.Side.STORE)) {
        return new Fault(site, runId, time, kind);
      }
    }
  }

  private static <T> T oneOf(Random random, T[] values) {
    return Arrays.asList(values).get(random.nextInt(values.length));
  }

  /** How often a sweep of some sixteen runs gets to a site, more or less. */
  private static int most(Site site, boolean any) {
    return switch (site) {
      case EPOCH_COMPLETED -> any ? EPOCHS_OF_A_SWEEP : 8;
      case CREATING_SWEEP, IN_LEASE -> 4;
      case WITHDRAWING -> 1;
      case WRITING_ATTEMPT -> 8;
      case IN_CHECKPOINT, CHECKPOINT_WRITTEN -> any ? 40 : 3;
      case IN_COMPACTION -> 30;
      default -> any ? 4 : 1;
    };
  }

  /** One line, which {@link #parse} reads. */
  @Override
  public String toString() {
    return faults.stream().map(Fault::toString).collect(Collectors.joining(" "));
  }
}
