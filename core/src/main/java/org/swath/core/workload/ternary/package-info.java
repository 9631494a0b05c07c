/**
 * Two variational autoencoders of ternary operations, coupled and steered through four phases of
 * training, with hand-written gradients.
 */
package org.swath.core.workload.ternary;
