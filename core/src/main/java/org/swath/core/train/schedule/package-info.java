/**
 * Learning rates from step to step: schedules, and the warm-ups before them.
 *
 * <p>May use {@code parameter} and {@code state}. Knows nothing of the training loop, of models or
 * of gradients.
 */
package org.swath.core.train.schedule;
