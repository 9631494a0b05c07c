package org.swath.core.train;

import java.util.Optional;

/**
 * How the training of one run ended.
 *
 * @param divergence why it diverged; empty when it did not
 * @param failure why its training or its evaluation failed; empty when neither did
 * @param epochsCompleted number of whole epochs
 * @param finalLoss loss of the last whole epoch; NaN when there was none
 * @param runMetrics the workload's run metrics of the trained model, in declared order; empty for a
 *     run that diverged or failed
 * @param trainSeconds wall-clock time of the training loop, evaluation excluded
 * @param evaluationSeconds wall-clock time of the evaluation after it; 0 when there was none
 */
public record RunOutcome(
    Optional<String> divergence,
    Optional<String> failure,
    int epochsCompleted,
    double finalLoss,
    double[] runMetrics,
    double trainSeconds,
    double evaluationSeconds) {}
