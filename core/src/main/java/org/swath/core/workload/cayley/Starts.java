package org.swath.core.workload.cayley;

/** Where the solves of a batch begin, and where their solutions go. */
interface Starts {

  /** Every solve begins with zeros, and none is remembered. */
  Starts ZEROS =
      new Starts() {
        @Override
        public boolean begin(int layer, double[][] x, int rows) {
          return false;
        }

        @Override
        public void solved(int layer, double[][] x, int rows) {}
      };

  /**
   * Fills the start of a solve.
   *
   * @param x [D × rows]
   * @return whether there is one; x is as it was otherwise
   */
  boolean begin(int layer, double[][] x, int rows);

  /** To be told of its solution. */
  void solved(int layer, double[][] x, int rows);
}
