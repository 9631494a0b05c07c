/**
 * What this build of Swath can train, on what and how: assembled here, for driver and executors.
 */
package org.swath.jobs.builtins;
