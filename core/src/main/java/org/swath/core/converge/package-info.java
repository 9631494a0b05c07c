/**
 * When a run had converged, as a pure function of a curve that is stored: another criterion can be
 * asked of old results at any time, without training again.
 *
 * <p>Uses nothing else of Swath.
 */
package org.swath.core.converge;
