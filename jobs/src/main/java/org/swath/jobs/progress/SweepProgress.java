package org.swath.jobs.progress;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * How far a sweep has come, counted from messages and commits. Thread-safe.
 *
 * <p>Messages may be lost or late, and a cohort may be tried again: its last message counts, until
 * it is committed.
 */
public final class SweepProgress {

  /**
   * A moment of a sweep.
   *
   * @param runs all runs to train
   * @param done runs committed, however they ended
   * @param failed those of them that neither completed nor diverged
   * @param diverged those of them that diverged
   * @param running runs in training now
   * @param epochs epochs completed by all runs together
   * @param allEpochs epochs that all runs together will complete
   * @param epochsPerSecond mean rate since the first message; 0 when unknown
   * @param timeLeft by that rate; empty when unknown
   */
  public record Snapshot(
      int runs,
      int done,
      int failed,
      int diverged,
      int running,
      long epochs,
      long allEpochs,
      double epochsPerSecond,
      Optional<Duration> timeLeft) {}

  private final int runs;
  private final long allEpochs;
  private final Map<String, ProgressMessage> inTraining = new HashMap<>();
  private final Set<String> committed = new HashSet<>();
  private int done;
  private int failed;
  private int diverged;
  private long epochsOfDone;
  private long epochsWorked;
  private long firstNanos = -1;

  /**
   * @param runs runs to train
   * @param allEpochs sum of their epochs
   */
  public SweepProgress(int runs, long allEpochs) {
    this.runs = runs;
    this.allEpochs = allEpochs;
  }

  /** An executor has something to say. */
  public synchronized void heard(ProgressMessage message, long nowNanos) {
    if (firstNanos < 0) {
      firstNanos = nowNanos;
    }
    if (!committed.contains(message.cohortId())) {
      inTraining.put(message.cohortId(), message);
    }
  }

  /** An attempt at a cohort came to nothing: its epochs will be trained again. */
  public synchronized void lost(String cohortId) {
    inTraining.remove(cohortId);
  }

  /**
   * A cohort is committed.
   *
   * @param budget epochs its runs had to complete
   * @param worked epochs they did complete
   */
  public synchronized void committed(
      String cohortId,
      int cohortRuns,
      int cohortFailed,
      int cohortDiverged,
      long budget,
      long worked) {
    committed.add(cohortId);
    inTraining.remove(cohortId);
    done += cohortRuns;
    failed += cohortFailed;
    diverged += cohortDiverged;
    epochsOfDone += budget;
    epochsWorked += worked;
  }

  public synchronized Snapshot snapshot(long nowNanos) {
    long now = inTraining.values().stream().mapToLong(ProgressMessage::epochs).sum();
    int running = inTraining.values().stream().mapToInt(ProgressMessage::runs).sum();
    double seconds = firstNanos < 0 ? 0 : (nowNanos - firstNanos) / 1e9;
    double rate = seconds > 0 ? (epochsWorked + now) / seconds : 0;
    long epochs = Math.min(allEpochs, epochsOfDone + now);
    Optional<Duration> left =
        rate > 0
            ? Optional.of(Duration.ofSeconds(Math.round((allEpochs - epochs) / rate)))
            : Optional.empty();
    return new Snapshot(runs, done, failed, diverged, running, epochs, allEpochs, rate, left);
  }
}
