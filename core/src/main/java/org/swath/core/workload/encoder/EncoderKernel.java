package org.swath.core.workload.encoder;

import java.util.List;
import org.swath.core.device.DeviceKernel;
import org.swath.core.workload.CohortModel;
import org.swath.core.workload.activations.LayerWeights;

/**
 * The encoder on one kind of device kernel, with its images in the form that suits it. Thread-safe.
 */
interface EncoderKernel {

  DeviceKernel device();

  /** Number of training images. */
  int trainingExamples();

  /**
   * Makes the models of one cohort.
   *
   * @param lanes at least one
   * @param initial where every lane starts
   * @param batchSize of the largest batch
   * @param evaluation how to evaluate
   */
  CohortModel open(
      List<EncoderLane> lanes, LayerWeights initial, int batchSize, EncoderEvaluation evaluation);
}
