/**
 * Statistics over seeds: runs that differ only in their seed are replicates of one configuration.
 *
 * <p>Pure functions of one number per seed. Nothing is dropped: a NaN or an infinity among the
 * values gives statistics that are NaN, and whatever cannot be computed (too few values, no spread)
 * is NaN with the reason beside it, never a number that looks like an answer. Only what no data can
 * be, such as pairs of unequal number or a confidence of 2, is refused with an {@link
 * IllegalArgumentException}. The same values give the same bits, always.
 *
 * <p>Uses nothing of Swath but {@code random}: the resamples of a bootstrap come from a named
 * stream at a fixed seed. Distributions, moments and the Mann-Whitney test are Apache Commons
 * Statistics'. Every statistic is held to SciPy's or statsmodels' figures by tests.
 */
package org.swath.core.stats;
