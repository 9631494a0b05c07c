/**
 * The implicit-EM encoder: a linear layer with ReLU trained without a decoder, on a log-sum-exp
 * objective with variance and decorrelation terms.
 */
package org.swath.core.workload.encoder;
