/**
 * Update rules: what a step makes of a gradient.
 *
 * <p>Knows nothing of the training loop.
 */
package org.swath.core.train.optimizer;
