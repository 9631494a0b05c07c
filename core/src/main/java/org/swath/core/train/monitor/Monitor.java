package org.swath.core.train.monitor;

import org.swath.core.random.RandomStreams;

/** A measurement of the loss around a run's parameters, made between epochs. Changes nothing. */
interface Monitor {

  /**
   * Measures.
   *
   * @param surface around the run's parameters as they are
   * @param streams of the run
   * @param epoch that has just been completed, from 1
   * @return a value for each of its metrics, in declared order; NaN where there is none
   */
  double[] measure(LossSurface surface, RandomStreams streams, int epoch);
}
