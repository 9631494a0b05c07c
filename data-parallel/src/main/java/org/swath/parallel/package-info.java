/** Trains runs over the whole cluster with Deeplearning4j's averaging of parameters on Spark. */
package org.swath.parallel;
