/**
 * What a sweep's results say of the hypotheses in its spec.
 *
 * <p>{@link Judge} holds a hypothesis against runs and gives a {@link Finding}: supported, refuted
 * or undecided. A hypothesis about means is supported only where a test shows it at its level, and
 * refuted only where a test shows the opposite; that no difference was found shows nothing. The
 * statistics are those of {@code stats}; here it is decided which of them a hypothesis needs, what
 * becomes of runs that did not complete, and what is said of it in words.
 *
 * <p>Pure: the same runs, in the same order, give the same findings.
 */
package org.swath.core.finding;
