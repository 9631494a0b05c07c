package org.swath.core.workload.cayley;

import java.util.List;
import java.util.Optional;
import org.swath.core.data.Dataset;
import org.swath.core.data.LabelledImages;
import org.swath.core.data.MarkovChain;
import org.swath.core.data.MarkovChainSource;
import org.swath.core.device.DeviceKernel;
import org.swath.core.parameter.Component;
import org.swath.core.parameter.Domain;
import org.swath.core.parameter.LaneSharing;
import org.swath.core.parameter.LossReduction;
import org.swath.core.parameter.Parameter;
import org.swath.core.parameter.RunParameters;
import org.swath.core.parameter.WorkloadComponent;
import org.swath.core.workload.PreparedWorkload;
import org.swath.core.workload.Workload;
import org.swath.core.workload.sequence.Sequences;

/**
 * The complex state-space model with Cayley propagators at a runnable size: at every place of a
 * sequence it predicts the next token. Tokens become {@linkplain PhaseEmbedding complex vectors};
 * {@linkplain StateSpaceLayer state-space layers} carry them along the sequence; Cayley layers,
 * each a {@linkplain PhaseStep phase step} and a {@linkplain CayleyLayer unitary map}, change every
 * place by itself; a {@linkplain BornHead head} makes probabilities of them. The {@linkplain
 * LossForm loss} is the cross-entropy, in nats, with {@code unitary-lambda} times how far the maps
 * are from unitary, or what the original computes. All is in double precision.
 *
 * <p>The last eleventh of the training sequences, rounded down, is held out for validation. An
 * epoch visits a tenth of the others, each tenth in its turn, so that ten epochs visit all;
 * sequences that do not fill the tenths are left out. See {@link Metrics} for what is measured.
 */
public final class CayleySsm implements Workload {

  static final String UNITS = "complex-units";
  static final String STATES = "state-units";
  static final String SPACE_LAYERS = "state-space-layers";
  static final String CAYLEY_LAYERS = "cayley-layers";
  static final String PHASE_GAIN = "phase-gain";
  static final String STEP = "cayley-step";
  static final String ITERATIONS = "solver-iterations";
  static final String TOLERANCE = "solver-tolerance";
  static final String START = "solver-start";
  static final String LAZY_TOLERANCE = "lazy-tolerance";
  static final String LOSS_FORM = "loss-form";
  static final String LAMBDA = "unitary-lambda";

  /** Parts of the training sequences that epochs visit in turn. */
  static final int PARTS = 10;

  private static final int HELD_OUT_PART = 11;
  private static final int MOST_UNITS = 256;
  private static final int MOST_LAYERS = 16;
  private static final int MOST_ITERATIONS = 1_000;
  private static final int MOST_LANES = 24;

  /** Looking the batch up, over a lane's own step. */
  private static final double SHARED_WORK = 0.01;

  private static final WorkloadComponent COMPONENT =
      new WorkloadComponent(
          new Component(
              "cayley-ssm",
              1,
              "Complex state-space model with Cayley propagators that predicts the next token",
              List.of(
                  integer(UNITS, MOST_UNITS, 32, "Complex numbers of a place"),
                  integer(STATES, MOST_UNITS, 16, "Complex numbers of a layer's state"),
                  integer(SPACE_LAYERS, MOST_LAYERS, 2, "Number of state-space layers"),
                  integer(CAYLEY_LAYERS, MOST_LAYERS, 2, "Number of Cayley layers"),
                  notNegative(PHASE_GAIN, 1, "How fast a share of power turns a phase"),
                  notNegative(STEP, 0.1, "Step of the Cayley maps, twice their delta"),
                  integer(ITERATIONS, MOST_ITERATIONS, 10, "Most iterations of a solve")
                      .asFusible(),
                  notNegative(TOLERANCE, 1e-5, "Residual of a solve over its right side"),
                  Parameter.choice(
                          START,
                          List.of("zero", CayleySettings.FROM_PREVIOUS),
                          "zero",
                          "Where solves begin: with zeros, or the solutions of the step before")
                      .asFusible(),
                  notNegative(
                      LAZY_TOLERANCE, 1e-6, "Residual at which a start is taken for the solution"),
                  Parameter.choice(
                          LOSS_FORM,
                          LossForm.labels(),
                          LossForm.CROSS_ENTROPY.label(),
                          "The cross-entropy, or what the original computes")
                      .asFusible(),
                  notNegative(LAMBDA, 0.01, "Weight of what is added to the loss"))),
          Metrics.ofEpochs(),
          Metrics.ofRuns(),
          new LaneSharing(MOST_LANES, SHARED_WORK),
          LossReduction.MEAN,
          true);

  @Override
  public WorkloadComponent component() {
    return COMPONENT;
  }

  @Override
  public Optional<String> problemWith(RunParameters run, int trainingExamples) {
    return trainingExamples < HELD_OUT_PART
        ? Optional.of(
            "An eleventh of the training sequences is held out, so there must be at least %d, but got %d. Draw more"
                .formatted(HELD_OUT_PART, trainingExamples))
        : Optional.empty();
  }

  @Override
  public Optional<String> problemWithData(String dataset) {
    return dataset.equals(MarkovChainSource.NAME)
        ? Optional.empty()
        : Optional.of(
            "%s predicts what a chain of known entropy says next, so data must be %s, but got %s. Change one of them"
                .formatted(COMPONENT.component().name(), MarkovChainSource.NAME, dataset));
  }

  @Override
  public int trainedExamples(int trainingExamples) {
    return (trainingExamples - trainingExamples / HELD_OUT_PART) / PARTS;
  }

  /** Trains by loops of its own, whichever kernel is given. */
  @Override
  public PreparedWorkload prepare(Dataset dataset, DeviceKernel kernel) {
    MarkovChain chain =
        dataset
            .rule()
            .filter(MarkovChain.class::isInstance)
            .map(MarkovChain.class::cast)
            .orElseThrow(
                () -> new IllegalArgumentException("The dataset must be of a Markov chain"));
    LabelledImages train = dataset.train();
    LabelledImages test = dataset.test();
    int heldOut = train.count() / HELD_OUT_PART;
    return new PreparedCayley(
        new Sequences(train, 0, train.count() - heldOut),
        trainedExamples(train.count()),
        new Sequences(train, train.count() - heldOut, heldOut),
        new Sequences(test, 0, test.count()),
        chain);
  }

  private static Parameter integer(String name, int most, long defaultValue, String text) {
    return new Parameter(
        name, new Domain.IntegerRange(1, most), Optional.of(defaultValue), text, false);
  }

  private static Parameter notNegative(String name, double defaultValue, String text) {
    return Parameter.number(name, Domain.NumberRange.nonNegative(), defaultValue, text).asFusible();
  }
}
