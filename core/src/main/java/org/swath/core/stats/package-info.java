/**
 * Numbers over seeds: runs that differ only in their seed are replicates of one configuration.
 *
 * <p>Uses nothing else of Swath.
 */
package org.swath.core.stats;
