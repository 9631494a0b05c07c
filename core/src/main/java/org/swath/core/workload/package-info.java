/**
 * What is trained: the interface between the training loop and a model, with one package per
 * system.
 *
 * <p>May use {@code parameter}, {@code data}, {@code random}, {@code device} and {@code state}. A
 * workload never sees storage, the plan, retries, optimizers or other cohorts.
 */
package org.swath.core.workload;
