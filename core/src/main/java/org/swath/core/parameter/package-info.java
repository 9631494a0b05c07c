/**
 * What can be named and set in a sweep: declarations of parameters and their values.
 *
 * <p>The leaf of {@code core}: every other package may use it, it uses none of them.
 */
package org.swath.core.parameter;
