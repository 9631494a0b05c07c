package org.swath.core.train;

import java.util.Optional;

/**
 * How the training of one run ended.
 *
 * @param divergence why it diverged; empty when all epochs were completed
 * @param epochsCompleted number of whole epochs
 * @param finalLoss loss of the last whole epoch; NaN when there was none
 * @param runMetrics the workload's run metrics of the trained model, in declared order; empty for a
 *     run that diverged
 * @param trainSeconds wall-clock time of the training loop, evaluation excluded
 * @param evaluationSeconds wall-clock time of the evaluation after it
 */
public record RunOutcome(
    Optional<String> divergence,
    int epochsCompleted,
    double finalLoss,
    double[] runMetrics,
    double trainSeconds,
    double evaluationSeconds) {}
