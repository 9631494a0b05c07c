package org.swath.core.workload.ternary;

/**
 * What a batch says of the state of training.
 *
 * @param entropyA entropy of A's latent vectors
 * @param entropyB entropy of B's latent vectors
 * @param divergenceA divergence of A's posterior
 * @param divergenceB divergence of B's posterior
 */
record BatchState(double entropyA, double entropyB, double divergenceA, double divergenceB) {}
