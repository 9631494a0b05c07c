/** The named random streams of a run: the only source of randomness in Swath. */
package org.swath.core.random;
