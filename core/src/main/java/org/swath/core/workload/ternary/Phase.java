package org.swath.core.workload.ternary;

/**
 * What the schedules set for an epoch.
 *
 * @param coupling ρ, the share of the other autoencoder's latent vector in what a decoder sees
 * @param temperatureA τ of A's samples
 * @param temperatureB τ of B's samples
 * @param betaA weight of A's divergence
 * @param betaB weight of B's divergence
 * @param alignmentWeight λ₃, before the state net adds to it
 */
record Phase(
    double coupling,
    double temperatureA,
    double temperatureB,
    double betaA,
    double betaB,
    double alignmentWeight) {}
