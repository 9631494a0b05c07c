/** The sparse autoencoder: one ReLU layer and a linear decoder, with a price on activations. */
package org.swath.core.workload.autoencoder;
