/**
 * What a run in training has gathered, taken apart into named stretches of numbers, so that another
 * process can go on from it bit for bit.
 *
 * <p>May use {@code device}. Knows neither files nor who gathers what.
 */
package org.swath.core.state;
