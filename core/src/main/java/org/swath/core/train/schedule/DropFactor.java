package org.swath.core.train.schedule;

import org.swath.core.parameter.Domain;
import org.swath.core.parameter.Parameter;

/** What the rate is multiplied by when it drops: a parameter of the schedules that drop at once. */
final class DropFactor {

  static final Parameter PARAMETER =
      Parameter.number(
          "drop-factor",
          new Domain.NumberRange(0, false, 1, false),
          0.1,
          "What the rate is multiplied by at each drop");

  private DropFactor() {}
}
