/**
 * What is measured of a run in training beside its loss: gradients, and the surface of the loss
 * around its parameters.
 *
 * <p>Knows nothing of the training loop.
 */
package org.swath.core.train.monitor;
