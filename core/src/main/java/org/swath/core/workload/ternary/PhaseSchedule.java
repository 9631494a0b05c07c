package org.swath.core.workload.ternary;

import org.swath.core.parameter.ParameterValues;

/**
 * The four phases of training: isolation, consolidation, resonance and exploration. Everything is a
 * function of the number of epochs completed and, for the coupling in the phase of resonance, of
 * whether the gradients of both autoencoders are in balance.
 *
 * @param settings the workload's parameters
 */
record PhaseSchedule(ParameterValues settings) {

  /**
   * What an epoch is trained with.
   *
   * @param e epochs completed before it
   */
  Phase at(int e, boolean balanced) {
    double betaA = betaA(e);
    boolean warm = e >= epochs(Settings.BETA_WARM_UP);
    double lag = Math.abs(StrictMath.sin(number(Settings.BETA_PHASE)));
    return new Phase(
        coupling(e, balanced),
        temperatureA(e),
        temperatureB(e),
        betaA,
        warm ? lag * betaA : 0,
        number(Settings.ALIGNMENT_WEIGHT)
            + number(Settings.ALIGNMENT_SWING) * StrictMath.cos(cycle(e) + Math.PI / 2));
  }

  private double coupling(int e, boolean balanced) {
    double largest = number(Settings.LARGEST_COUPLING);
    double first = number(Settings.FIRST_COUPLING);
    double middle = number(Settings.MIDDLE_COUPLING);
    int consolidation = epochs(Settings.CONSOLIDATION_START);
    int resonance = epochs(Settings.RESONANCE_START);
    double planned;
    if (exploring(e)) {
      planned = largest;
    } else if (e >= resonance) {
      double done = Math.min(1, (e - resonance) / (double) epochs(Settings.RESONANCE_LENGTH));
      planned = balanced ? middle + (largest - middle) * done : middle;
    } else if (e >= consolidation) {
      planned = first + (middle - first) * (e - consolidation) / (resonance - consolidation);
    } else {
      planned = first;
    }
    return Math.min(planned, largest);
  }

  private double temperatureA(int e) {
    double base = between(Settings.TEMPERATURE_A_START, Settings.TEMPERATURE_A_END, annealed(e));
    double swing =
        exploring(e)
            ? number(Settings.EXPLORATION_SWING)
            : number(Settings.TEMPERATURE_A_SWING) * base;
    double angle = cycle(e) + number(Settings.TEMPERATURE_A_PHASE);
    return Math.max(number(Settings.TEMPERATURE_FLOOR), base + swing * StrictMath.cos(angle));
  }

  private double temperatureB(int e) {
    int lagged = Math.max(0, e - epochs(Settings.TEMPERATURE_B_LAG));
    return exploring(e)
        ? number(Settings.TEMPERATURE_B_EXPLORATION)
        : between(Settings.TEMPERATURE_B_START, Settings.TEMPERATURE_B_END, annealed(lagged));
  }

  private double betaA(int e) {
    int warmUp = epochs(Settings.BETA_WARM_UP);
    if (e < warmUp) {
      return number(Settings.BETA_START) * e / warmUp;
    }
    double rest = Math.max(1, epochs(Settings.ANNEALING_EPOCHS) - warmUp);
    return between(Settings.BETA_START, Settings.BETA_END, Math.min(1, (e - warmUp) / rest));
  }

  private boolean exploring(int e) {
    return e >= epochs(Settings.EXPLORATION_START);
  }

  private double annealed(int e) {
    return Math.min(1, e / (double) epochs(Settings.ANNEALING_EPOCHS));
  }

  private double cycle(int e) {
    int length = epochs(Settings.CYCLE_LENGTH);
    return 2 * Math.PI * (e % length) / length;
  }

  private double between(String start, String end, double share) {
    return number(start) + (number(end) - number(start)) * share;
  }

  private double number(String name) {
    return settings.number(name);
  }

  private int epochs(String name) {
    return settings.count(name);
  }
}
