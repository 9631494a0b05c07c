/**
 * The parts of the encoder's objective that are loops over activations, in the processor's vector
 * instructions; see {@link org.swath.core.device.vector} for what holds of all such code.
 */
package org.swath.core.workload.encoder.vector;
