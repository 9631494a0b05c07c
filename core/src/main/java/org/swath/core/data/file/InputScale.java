package org.swath.core.data.file;

import org.swath.core.data.LabelledImages;

/** Makes the examples of a part what a workload is trained on. */
@FunctionalInterface
interface InputScale {

  /**
   * @param height × width is the size of an example
   * @param classes of the part's examples
   * @throws org.swath.core.data.DataException when an input cannot become what it shall be
   */
  LabelledImages images(Part part, int height, int width, byte[] classes);
}
