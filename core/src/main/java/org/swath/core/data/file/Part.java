package org.swath.core.data.file;

/**
 * Some of a file's examples, in an order.
 *
 * @param of the examples
 * @param examples their numbers
 */
record Part(RawExamples of, int[] examples) {

  int count() {
    return examples.length;
  }

  /** A number of the i-th example. */
  float feature(int i, int position) {
    return of.features()[examples[i] * of.size() + position];
  }

  /** The targets of all examples; empty where there are none. */
  float[] targets() {
    int each = of.targetsPerExample();
    float[] targets = new float[examples.length * each];
    for (int i = 0; i < examples.length; i++) {
      System.arraycopy(of.targets(), examples[i] * each, targets, i * each, each);
    }
    return targets;
  }
}
