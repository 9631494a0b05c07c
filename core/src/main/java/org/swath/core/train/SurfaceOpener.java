package org.swath.core.train;

import org.swath.core.train.monitor.LossSurface;

/** Opens the surface of a lane's loss. */
@FunctionalInterface
interface SurfaceOpener {

  /**
   * The surface around the lane's parameters.
   *
   * @param batches of examples that make it
   */
  LossSurface open(int lane, int batches);
}
