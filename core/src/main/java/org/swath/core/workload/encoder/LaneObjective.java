package org.swath.core.workload.encoder;

import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.CustomOp;
import org.nd4j.linalg.api.ops.DynamicCustomOp;
import org.nd4j.linalg.api.ops.Op;
import org.nd4j.linalg.api.ops.OpContext;
import org.nd4j.linalg.api.ops.executioner.OpExecutioner;
import org.nd4j.linalg.api.ops.impl.broadcast.BroadcastDivOp;
import org.nd4j.linalg.api.ops.impl.broadcast.BroadcastRSubOp;
import org.nd4j.linalg.api.ops.impl.broadcast.BroadcastSubOp;
import org.nd4j.linalg.api.ops.impl.reduce.floating.Mean;
import org.nd4j.linalg.api.ops.impl.reduce.same.Min;
import org.nd4j.linalg.api.ops.impl.reduce.same.Sum;
import org.nd4j.linalg.api.ops.impl.scalar.RectifiedLinear;
import org.nd4j.linalg.api.ops.impl.transforms.strict.Exp;
import org.nd4j.linalg.factory.Nd4j;
import org.swath.core.device.Gemm;
import org.swath.core.device.HostCopy;

/**
 * The objective of one lane on one batch: from pre-activations z to the three loss terms and the
 * gradient on z. The operations are built once and executed again for every batch.
 *
 * <p>z is overwritten by the activations a, and the gradient buffer holds in turn the
 * responsibilities and the gradient:
 *
 * <pre>
 *   a = max(z, 0)                      r_ij = exp(m_i - a_ij) / s_i,  m_i = min_j a_ij
 *   lse = -Σ_i (log s_i - m_i)         s_i  = Σ_j exp(m_i - a_ij)
 *   c = a - mean over the batch        gradient = (w_lse r + c M) where a &gt; 0, else 0
 * </pre>
 *
 * <p>with M from {@link CovarianceTerms}. Subtracting the smallest energy m_i keeps the sum of
 * exponentials at 1 or more, however large the activations grow.
 */
final class LaneObjective implements AutoCloseable {

  private final EncoderLane lane;
  private final int batchSize;
  private final INDArray smallest;
  private final INDArray sums;
  private final INDArray means;
  private final INDArray centred;
  private final INDArray covariance;
  private final Op[] untilCentred;
  private final CustomOp mask = DynamicCustomOp.builder("relu_bp").build();
  private final OpContext maskContext;
  private final CovarianceTerms covarianceTerms;
  private final Gemm covariances;
  private final Gemm covarianceGradient;
  private final HostCopy smallestOnHost;
  private final HostCopy sumsOnHost;
  private final HostCopy covarianceOnHost;
  private final OpExecutioner executioner = Nd4j.getExecutioner();

  /**
   * @param preactivations z on entry to {@link #compute}, a on return: [batch × units], columns
   *     contiguous
   * @param gradient receives the gradient on z, same shape and order
   */
  LaneObjective(EncoderLane lane, INDArray preactivations, INDArray gradient) {
    DataType precision = preactivations.dataType();
    this.lane = lane;
    this.batchSize = preactivations.rows();
    int units = preactivations.columns();
    INDArray activations = preactivations;
    this.smallest = Nd4j.createUninitialized(precision, batchSize);
    this.sums = Nd4j.createUninitialized(precision, batchSize);
    this.means = Nd4j.createUninitialized(precision, units);
    this.centred = Nd4j.createUninitialized(precision, new long[] {batchSize, units}, 'f');
    this.covariance = Nd4j.createUninitialized(precision, new long[] {units, units}, 'f');
    this.untilCentred =
        new Op[] {
          new RectifiedLinear(activations, activations, 0),
          new Min(activations, smallest, 1),
          new BroadcastRSubOp(activations, smallest, gradient, 0),
          new Exp(gradient, gradient),
          new Sum(gradient, sums, 1),
          new BroadcastDivOp(gradient, sums, gradient, 0),
          new Mean(activations, means, 0),
          new BroadcastSubOp(activations, means, centred, 1),
        };
    this.maskContext = executioner.buildContext();
    maskContext.setInputArrays(activations, gradient);
    maskContext.setOutputArrays(gradient);
    this.covariances = Gemm.transposedProduct(centred, centred, covariance);
    this.covarianceGradient = Gemm.product(centred, covariance, gradient);
    this.covarianceTerms = new CovarianceTerms(units);
    this.smallestOnHost = new HostCopy(smallest);
    this.sumsOnHost = new HostCopy(sums);
    this.covarianceOnHost = new HostCopy(covariance);
  }

  /**
   * @param terms receives the loss and its three terms: loss, lse, variance, decorrelation
   */
  void compute(double[] terms) {
    for (Op operation : untilCentred) {
      executioner.exec(operation);
    }
    double lse = logSumExpTerm();
    covariances.compute(1, 0);
    covarianceTerms.compute(covarianceOnHost.read(), batchSize - 1, lane);
    covarianceOnHost.write();
    covarianceGradient.compute(1, lane.lseWeight());
    executioner.exec(mask, maskContext);
    lane.fill(terms, lse, covarianceTerms.variance(), covarianceTerms.decorrelation());
  }

  @Override
  public void close() {
    maskContext.purge();
    smallest.close();
    sums.close();
    means.close();
    centred.close();
    covariance.close();
  }

  private double logSumExpTerm() {
    double[] s = sumsOnHost.read();
    double[] m = smallestOnHost.read();
    double term = 0;
    for (int i = 0; i < batchSize; i++) {
      term -= Math.log(s[i]) - m[i];
    }
    return term;
  }
}
