/**
 * Arithmetic in the processor's vector instructions, through the JDK's Vector API ({@code
 * jdk.incubator.vector}), which must be present before any class of this package is used.
 *
 * <p>Every result is a fixed sequence of operations that IEEE 754 rounds in one way only: it has
 * the same bits whatever the width of the vectors and whether the code is interpreted or compiled.
 * So there are no sums across a vector whose order the API leaves open.
 *
 * <p>Matrices lie in the memory of an {@link org.swath.core.device.vector.AlignedFloats}, row after
 * row, padded with zeros to rows of a whole number of vectors. Compiled on its own, because the
 * compiler warns of the incubator and warnings are errors elsewhere; uses no other package.
 */
package org.swath.core.device.vector;
