package org.swath.core.workload;

import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The models of one cohort in training: parameters, gradients, and the objective on a batch, for
 * all lanes at once. Not thread-safe.
 *
 * <p>What one lane computes does not depend on the other lanes: a lane that becomes infinite or NaN
 * leaves its neighbours as they are, to the bit.
 */
public interface CohortModel extends AutoCloseable {

  /**
   * The parameters of one lane as a contiguous vector, the model's own memory: whoever writes to it
   * trains the model.
   */
  INDArray parameters(int lane);

  /** The gradient of the last batch's loss, laid out like {@link #parameters(int)}. */
  INDArray gradient(int lane);

  /**
   * Computes the loss and its gradient on one batch, before any update.
   *
   * @param examples numbers of training examples
   * @param from index in {@code examples} of the batch's first
   * @param count size of the batch, at most the size the model was opened with
   * @param terms [lane][term], filled with the loss and then the workload's epoch metrics in
   *     declared order
   */
  void lossAndGradient(int[] examples, int from, int count, double[][] terms);

  /**
   * Evaluates one lane's model as it stands.
   *
   * @return the workload's run metrics in declared order; NaN where one has no value
   */
  double[] evaluate(int lane);

  /** Frees the memory of the models; no other method may be called afterwards. */
  @Override
  void close();
}
