package org.swath.core.workload.cayley;

/**
 * How exactly a system is solved.
 *
 * @param iterations most iterations of a solve, at least 1
 * @param tolerance a row is solved once its residual is at most this share of its right side, at
 *     least 0
 * @param lazyTolerance a row is not solved at all where the start it is given leaves a residual of
 *     at most this share, at least 0
 */
record SolverSettings(int iterations, double tolerance, double lazyTolerance) {}
