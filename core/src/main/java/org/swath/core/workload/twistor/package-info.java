/**
 * The twistor model with nested levels ("twistor HOPE") at a runnable size: spinors of complex
 * numbers, a recurrent cell that mixes their two components, nested levels, and a constraint on
 * what comes out of them. Its arithmetic is plain loops in double precision.
 */
package org.swath.core.workload.twistor;
