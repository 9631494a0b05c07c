package org.swath.jobs.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * As many random schedules as one likes; not part of the build. Run with {@code mvn verify
 * -Pchaos}, see there.
 *
 * <p>System properties: {@code chaos.schedules}, how many; {@code chaos.seed}, the first of their
 * seeds; {@code chaos.faults}, a schedule in words instead, to see one again.
 */
class RandomFaults {

  private static final List<String> SORTS =
      List.of(
          "lost",
          "duplicated",
          "different",
          "repeated",
          "leftover",
          "unreadable",
          "hung",
          "unfinished",
          "refused");

  /** One sweep in so many lets the next driver find out that the last is dead. */
  private static final int ONE_WAITS_IN = 8;

  @Test
  void areSurvivedByEverySweep() throws Exception {
    long first = Long.getLong("chaos.seed", 1);
    long schedules = Long.getLong("chaos.schedules", 200);
    Path folder = Path.of("target", "chaos").toAbsolutePath();
    removeAll(folder);
    Files.createDirectories(folder);
    List<Verdict> verdicts = new ArrayList<>();
    long start = System.nanoTime();
    try (ChaosCluster cluster = ChaosCluster.start(folder)) {
      for (long seed = first; seed < first + schedules; seed++) {
        String given = System.getProperty("chaos.faults", "");
        ChaosSchedule schedule =
            given.isBlank()
                ? ChaosSchedule.random(seed, cluster.runIds())
                : ChaosSchedule.parse(given);
        String name = "seed-" + seed;
        Verdict verdict = ChaosSweep.run(cluster, name, schedule, seed % ONE_WAITS_IN == 0 ? 1 : 0);
        System.out.printf("seed %d: %s%n", seed, verdict);
        verdicts.add(verdict);
        if (verdict.isWell()) {
          removeAll(folder.resolve(name));
        }
      }
    }
    double seconds = (System.nanoTime() - start) / 1e9;
    System.out.print(summary(first, verdicts, seconds));
    assertThat(verdicts).allMatch(Verdict::isWell, "well");
  }

  private static String summary(long first, List<Verdict> verdicts, double seconds) {
    StringBuilder text = new StringBuilder();
    text.append(
        "%d schedules, seeds %d to %d, in %.0f s; %d restarts; %d looks, of which %d failed%n"
            .formatted(
                verdicts.size(),
                first,
                first + verdicts.size() - 1,
                seconds,
                verdicts.stream().mapToInt(Verdict::restarts).sum(),
                verdicts.stream().mapToInt(Verdict::looks).sum(),
                verdicts.stream().mapToInt(Verdict::failedLooks).sum()));
    for (String sort : SORTS) {
      long problems = verdicts.stream().mapToLong(verdict -> verdict.count(sort)).sum();
      text.append("%6d %s%n".formatted(problems, sort));
    }
    Map<String, Integer> fired = new TreeMap<>();
    verdicts.stream()
        .flatMap(verdict -> verdict.fired().stream())
        .forEach(fault -> fired.merge(fault.site() + " " + fault.kind(), 1, Integer::sum));
    text.append("Faults that struck:%n".formatted());
    fired.forEach((what, times) -> text.append("%6d %s%n".formatted(times, what)));
    return text.toString();
  }

  private static void removeAll(Path folder) throws Exception {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
