package org.swath.core.workload.ternary;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.swath.core.parameter.Domain;
import org.swath.core.parameter.Parameter;

/** The parameters of the workload. The numbers of the schedules' epochs count from 0. */
final class Settings {

  static final String FIRST_COUPLING = "first-coupling";
  static final String MIDDLE_COUPLING = "middle-coupling";
  static final String LARGEST_COUPLING = "largest-coupling";
  static final String CONSOLIDATION_START = "consolidation-start";
  static final String RESONANCE_START = "resonance-start";
  static final String RESONANCE_LENGTH = "resonance-length";
  static final String EXPLORATION_START = "exploration-start";
  static final String ANNEALING_EPOCHS = "annealing-epochs";
  static final String CYCLE_LENGTH = "cycle-length";
  static final String TEMPERATURE_A_START = "temperature-a-start";
  static final String TEMPERATURE_A_END = "temperature-a-end";
  static final String TEMPERATURE_A_SWING = "temperature-a-swing";
  static final String TEMPERATURE_A_PHASE = "temperature-a-phase";
  static final String EXPLORATION_SWING = "exploration-swing";
  static final String TEMPERATURE_FLOOR = "temperature-floor";
  static final String TEMPERATURE_B_START = "temperature-b-start";
  static final String TEMPERATURE_B_END = "temperature-b-end";
  static final String TEMPERATURE_B_LAG = "temperature-b-lag";
  static final String TEMPERATURE_B_EXPLORATION = "temperature-b-exploration";
  static final String BETA_START = "beta-start";
  static final String BETA_END = "beta-end";
  static final String BETA_WARM_UP = "beta-warm-up";
  static final String BETA_PHASE = "beta-phase";
  static final String WEIGHT_START = "weight-start";
  static final String WEIGHT_STEP = "weight-step";
  static final String ALIGNMENT_WEIGHT = "alignment-weight";
  static final String ALIGNMENT_SWING = "alignment-swing";
  static final String FREE_BITS = "free-bits";
  static final String ENTROPY_WEIGHT = "entropy-weight";
  static final String REPULSION_WEIGHT = "repulsion-weight";
  static final String GRADIENT_BALANCE = "gradient-balance";
  static final String STATE_NET = "state-net";
  static final String COVERAGE_INTERVAL = "coverage-interval";
  static final String COVERAGE_DRAWS = "coverage-draws";
  static final String PRECISION = "precision";

  private static final int MOST_EPOCHS = 1_000_000;
  private static final int MOST_DRAWS = 100_000_000;

  private static final Domain.NumberRange SHARE = new Domain.NumberRange(0, true, 1, true);
  private static final Domain.NumberRange WEIGHT = new Domain.NumberRange(0.5, true, 0.95, true);
  private static final Domain.NumberRange ANY =
      new Domain.NumberRange(Double.NEGATIVE_INFINITY, false, Double.POSITIVE_INFINITY, false);
  private static final Domain.NumberRange NOT_NEGATIVE = Domain.NumberRange.nonNegative();

  private Settings() {}

  /**
   * All, by group: phases, coupling, temperatures, betas, weights, terms, controllers, measuring.
   */
  static List<Parameter> all() {
    List<Parameter> all = new ArrayList<>();
    all.add(epochs(CONSOLIDATION_START, 0, 40, "Epoch from which the coupling grows"));
    all.add(epochs(RESONANCE_START, 1, 120, "Epoch from which it grows if gradients balance"));
    all.add(epochs(RESONANCE_LENGTH, 1, 80, "Epochs after which it has grown then"));
    all.add(epochs(EXPLORATION_START, 1, 250, "Epoch from which temperatures are raised"));
    all.add(epochs(ANNEALING_EPOCHS, 1, 400, "Epochs over which temperatures and betas move"));
    all.add(epochs(CYCLE_LENGTH, 1, 30, "Epochs of a swing of A's temperature and the alignment"));
    all.add(number(FIRST_COUPLING, SHARE, 0.1, "Coupling of the phase of isolation"));
    all.add(number(MIDDLE_COUPLING, SHARE, 0.3, "Coupling at the end of consolidation"));
    all.add(number(LARGEST_COUPLING, SHARE, 0.7, "Coupling of exploration; it bounds all others"));
    all.add(number(TEMPERATURE_A_START, NOT_NEGATIVE, 1, "A's temperature at first"));
    all.add(number(TEMPERATURE_A_END, NOT_NEGATIVE, 0.3, "A's temperature once annealed"));
    all.add(number(TEMPERATURE_A_SWING, NOT_NEGATIVE, 0.1, "Its swing as a share of it"));
    all.add(number(TEMPERATURE_A_PHASE, ANY, 0, "Where the swing begins, in radians"));
    all.add(number(EXPLORATION_SWING, NOT_NEGATIVE, 0.5, "The swing during exploration"));
    all.add(number(TEMPERATURE_FLOOR, NOT_NEGATIVE, 0.1, "What A's temperature is at least"));
    all.add(number(TEMPERATURE_B_START, NOT_NEGATIVE, 0.9, "B's temperature at first"));
    all.add(number(TEMPERATURE_B_END, NOT_NEGATIVE, 0.2, "B's temperature once annealed"));
    all.add(epochs(TEMPERATURE_B_LAG, 0, 30, "Epochs by which B's temperature lags behind"));
    all.add(number(TEMPERATURE_B_EXPLORATION, NOT_NEGATIVE, 0.3, "The same during exploration"));
    all.add(number(BETA_START, NOT_NEGATIVE, 0.6, "Weight of A's divergence after its warm-up"));
    all.add(number(BETA_END, NOT_NEGATIVE, 1, "Weight of A's divergence once annealed"));
    all.add(epochs(BETA_WARM_UP, 0, 0, "Epochs over which it rises from 0 while B has none"));
    all.add(number(BETA_PHASE, ANY, 0.785, "B's weight is A's times |sin| of this"));
    all.add(number(WEIGHT_START, WEIGHT, 0.7, "Weight of either autoencoder's loss at first"));
    all.add(number(WEIGHT_STEP, NOT_NEGATIVE, 0.02, "How far it moves if gradients differ"));
    all.add(number(ALIGNMENT_WEIGHT, NOT_NEGATIVE, 0.3, "Mean weight of the alignment"));
    all.add(number(ALIGNMENT_SWING, NOT_NEGATIVE, 0.15, "Swing of that weight"));
    all.add(number(FREE_BITS, NOT_NEGATIVE, 0, "Divergence of a latent number that costs as much"));
    all.add(number(ENTROPY_WEIGHT, NOT_NEGATIVE, 0.05, "Weight of the entropy of B's output"));
    all.add(number(REPULSION_WEIGHT, NOT_NEGATIVE, 0.01, "Weight of B's repulsion"));
    all.add(flag(GRADIENT_BALANCE, "Whether losses are scaled by the lengths of gradients"));
    all.add(flag(STATE_NET, "Whether a fixed random network corrects rate and weights"));
    all.add(epochs(COVERAGE_INTERVAL, 1, 10, "Epochs between two measurements of the coverage"));
    all.add(count(COVERAGE_DRAWS, 1, MOST_DRAWS, 195_000, "Latent vectors that it draws"));
    all.add(
        Parameter.choice(
            PRECISION,
            Precision.labels(),
            Precision.labels().get(0),
            "Precision of parameters and layers"));
    return all;
  }

  private static Parameter number(
      String name, Domain.NumberRange domain, double standard, String text) {
    return Parameter.number(name, domain, standard, text).asFusible();
  }

  private static Parameter flag(String name, String text) {
    return new Parameter(name, new Domain.Flag(), Optional.of(true), text, true);
  }

  private static Parameter epochs(String name, long least, long standard, String text) {
    return count(name, least, MOST_EPOCHS, standard, text);
  }

  private static Parameter count(String name, long least, long most, long standard, String text) {
    Domain range = new Domain.IntegerRange(least, most);
    return new Parameter(name, range, Optional.of(standard), text, true);
  }
}
