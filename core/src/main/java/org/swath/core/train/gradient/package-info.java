/**
 * What is done with a gradient before an optimizer sees it: clipping, noise, regularisation.
 *
 * <p>Knows nothing of the training loop.
 */
package org.swath.core.train.gradient;
