/** The linear probe: how well a linear classifier does on the features of a trained model. */
package org.swath.core.workload.probe;
