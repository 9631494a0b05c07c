package org.swath.core.train.schedule;

/**
 * How a schedule wants the surface of the loss looked at.
 *
 * @param interval steps from one look to the next, at least 1
 * @param batches of examples to look at, at least 2
 * @param iterations of power iteration, at least 1
 */
public record Looks(long interval, int batches, int iterations) {

  public Looks {
    if (interval < 1 || batches < 2 || iterations < 1) {
      throw new IllegalArgumentException(
          "interval >= 1, batches >= 2 and iterations >= 1 must hold, but got %d, %d and %d"
              .formatted(interval, batches, iterations));
    }
  }
}
