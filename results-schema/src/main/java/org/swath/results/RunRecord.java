package org.swath.results;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * How one run ended, what it amounts to, and how that came to be. A failed run is data too.
 *
 * @param run which run
 * @param status how it ended
 * @param reason why it did not complete, for a person to read; present unless it completed
 * @param epochsCompleted epochs whose rows stand in {@code epochs/}, 0 or more
 * @param finalLoss the loss of the last epoch; empty when there is none, NaN when it was NaN
 * @param metrics the workload's run metrics by column name; those the run has no number for are
 *     absent
 * @param trainSeconds wall-clock time of the training loop, without evaluation
 * @param evaluationSeconds wall-clock time of the evaluation after training; 0 when there was none
 * @param provenance how the record came to be
 * @param resultDigest SHA-256 of what the run measured, 64 lower-case hexadecimal digits; {@link
 *     Attempt} fills it in, and records stored before there was one have none
 */
public record RunRecord(
    RunIdentity run,
    RunStatus status,
    Optional<String> reason,
    int epochsCompleted,
    OptionalDouble finalLoss,
    Map<String, Double> metrics,
    double trainSeconds,
    double evaluationSeconds,
    Provenance provenance,
    Optional<String> resultDigest) {

  public RunRecord {
    Objects.requireNonNull(run, "run");
    Objects.requireNonNull(provenance, "provenance");
    if ((status == RunStatus.COMPLETED) == reason.isPresent()) {
      throw new IllegalArgumentException(
          "reason must be given exactly when a run did not complete, but %s is %s with reason %s"
              .formatted(run, status.text(), reason));
    }
    if (epochsCompleted < 0) {
      throw new IllegalArgumentException(
          "epochsCompleted >= 0 must hold, but got " + epochsCompleted);
    }
    if (finalLoss.isPresent() == (epochsCompleted == 0)) {
      throw new IllegalArgumentException(
          "finalLoss must be given exactly when an epoch was completed, but %s has %d epochs and %s"
              .formatted(run, epochsCompleted, finalLoss));
    }
    metrics = Map.copyOf(metrics);
    resultDigest.ifPresent(digest -> WrittenFile.requireSha256("resultDigest", digest));
  }

  /** A record whose result is not digested. */
  public RunRecord(
      RunIdentity run,
      RunStatus status,
      Optional<String> reason,
      int epochsCompleted,
      OptionalDouble finalLoss,
      Map<String, Double> metrics,
      double trainSeconds,
      double evaluationSeconds,
      Provenance provenance) {
    this(
        run,
        status,
        reason,
        epochsCompleted,
        finalLoss,
        metrics,
        trainSeconds,
        evaluationSeconds,
        provenance,
        Optional.empty());
  }

  RunRecord withResultDigest(String digest) {
    return new RunRecord(
        run,
        status,
        reason,
        epochsCompleted,
        finalLoss,
        metrics,
        trainSeconds,
        evaluationSeconds,
        provenance,
        Optional.of(digest));
  }
}
