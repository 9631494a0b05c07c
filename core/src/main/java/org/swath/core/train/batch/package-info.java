/**
 * How the examples of an epoch are cut into batches, and batches into what is computed at a time.
 *
 * <p>Knows nothing of the training loop.
 */
package org.swath.core.train.batch;
