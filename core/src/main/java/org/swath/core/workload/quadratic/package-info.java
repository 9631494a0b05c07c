/**
 * A quadratic form with noise on its gradient: a model whose whole training is known in closed
 * form, to hold optimizers and the training loop against.
 */
package org.swath.core.workload.quadratic;
