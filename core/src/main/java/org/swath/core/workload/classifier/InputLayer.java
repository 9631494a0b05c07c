package org.swath.core.workload.classifier;

import org.swath.core.device.HostVector;

/**
 * The layer next to the input, as arithmetic: a linear map of images, computed over their pixels
 * that are not black alone, or of rows of numbers. Its parameters are the first of a lane's, [input
 * × unit]; the last input is the one that is always 1, so the last row holds the biases. Not
 * thread-safe.
 *
 * <p>Every number it computes is a sum in an order that the images alone decide.
 */
interface InputLayer {

  /**
   * Computes the layer's values.
   *
   * @param examples numbers of images
   * @param count how many of them, from the first
   * @param parameters of a lane
   * @param values filled with [count × unit]
   */
  void forward(
      SparseImages images, int[] examples, int count, HostVector parameters, double[] values);

  /**
   * Fills the layer's part of a gradient.
   *
   * @param slopes [image of the batch × unit], the loss differentiated by the layer's values
   * @param gradient of a lane
   */
  void backward(ImageBatch batch, double[] slopes, HostVector gradient);
}
