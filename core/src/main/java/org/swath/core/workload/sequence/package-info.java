/** Sequences of tokens as models of several workloads look at them, one batch at a time. */
package org.swath.core.workload.sequence;
