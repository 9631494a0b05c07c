/**
 * What executors compute on: device kernels and the vectors they train, matrix products, and the
 * numeric environment.
 *
 * <p>Knows ND4J and BLAS, and nothing of what is computed with them.
 */
package org.swath.core.device;
