package org.swath.parallel;

import java.io.Serializable;

/**
 * A batch, by the numbers of its examples: what travels to the worker that trains on it.
 *
 * @param epoch from 1
 * @param firstInEpoch place of its first example in the epoch's order
 * @param examples numbers of training examples
 */
record BatchNumbers(int epoch, int firstInEpoch, int[] examples) implements Serializable {}
