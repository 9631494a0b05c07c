package org.swath.parallel;

import org.deeplearning4j.spark.impl.paramavg.ParameterAveragingTrainingResult;

/** What a worker has come to in a round, and what it has measured on the way. */
final class MeasuredResult extends ParameterAveragingTrainingResult {

  private static final long serialVersionUID = 1L;

  private final double lossSum;
  private final double normSum;

  /**
   * @param lossSum of the losses of its batches, each before its step
   * @param normSum of the lengths of their gradients
   */
  MeasuredResult(ParameterAveragingTrainingResult model, double lossSum, double normSum) {
    super(
        model.getParameters(),
        model.getUpdaterState(),
        model.getScore(),
        model.getListenerMetaData(),
        model.getListenerStaticInfo(),
        model.getListenerUpdates());
    this.lossSum = lossSum;
    this.normSum = normSum;
  }

  double lossSum() {
    return lossSum;
  }

  double normSum() {
    return normSum;
  }
}
