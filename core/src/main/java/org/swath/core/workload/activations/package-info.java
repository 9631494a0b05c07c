/**
 * A linear layer with ReLU on images: where it starts, its activations, and what is measured of
 * them. Shared by the workloads that train such a layer.
 */
package org.swath.core.workload.activations;
