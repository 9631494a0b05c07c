package org.swath.parallel;

import java.io.Serializable;
import org.deeplearning4j.spark.impl.paramavg.ParameterAveragingTrainingResult;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * What a worker has come to in a round, as it travels: Deeplearning4j's own result does not.
 *
 * @param parameters of its copy of the model
 * @param optimizerState what its optimizer has gathered; null when it gathers nothing
 * @param lossSum of the losses of its batches, each before its step
 * @param normSum of the lengths of their gradients
 */
record WorkerShare(INDArray parameters, INDArray optimizerState, double lossSum, double normSum)
    implements Serializable {

  static WorkerShare of(ParameterAveragingTrainingResult result) {
    MeasuredResult measured = (MeasuredResult) result;
    return new WorkerShare(
        result.getParameters(), result.getUpdaterState(), measured.lossSum(), measured.normSum());
  }
}
