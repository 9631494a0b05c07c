/**
 * A complex-valued state-space model with Cayley propagators that predicts the next token: unitary
 * maps that are computed by conjugate gradients, so that how exactly they are solved is a setting.
 * Its arithmetic is plain loops in double precision.
 *
 * <p>A matrix of complex numbers [units × rows] is an array for the real parts of a unit's rows,
 * then one for their imaginary parts, unit after unit: Java's compiler makes vector instructions of
 * a loop over several arrays if it runs over the same indices in all of them. Slopes, the loss
 * differentiated by a complex number, are the slope by its real part and i times that by its
 * imaginary part.
 */
package org.swath.core.workload.cayley;
