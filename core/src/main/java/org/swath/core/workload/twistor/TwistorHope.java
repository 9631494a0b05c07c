package org.swath.core.workload.twistor;

import java.util.List;
import java.util.Optional;
import org.swath.core.data.Dataset;
import org.swath.core.data.LabelledImages;
import org.swath.core.data.TokenRule;
import org.swath.core.data.TokenSequencesSource;
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
 * The twistor model with nested levels at a runnable size: at every place of a sequence it predicts
 * the embedding of a token. Tokens become {@linkplain SpinorEmbedding spinors} (ω, π) of m complex
 * numbers each; a {@linkplain TwistorCell recurrent cell} goes along the sequence; {@linkplain
 * NestedLevel nested levels} change its output, level l at the rate {@code η α^l} where layers have
 * rates of their own; a linear map and a layer normalisation make the {@linkplain Prediction
 * prediction}. The loss of a batch is the mean squared error over places and numbers plus what the
 * {@linkplain ConstraintForm constraint} adds, a mean over places too. All is in double precision.
 *
 * <p>Linear maps start uniform on ±1/√inputs from the stream {@code initialisation}, the
 * embedding's tables standard normal from the stream {@code embedding}; they stay as they are
 * unless {@code trained-embedding} is set.
 *
 * <p>The last sixth of the training sequences, rounded down, is held out for validation. Epoch
 * metrics, before the update and averaged over batches: {@code squared-error}; {@code constraint},
 * the mean of |C|, whatever the form; {@code explained-variance}, 1 less the squared error as a
 * share of that of the best predictor that knows only the place ({@link KnownErrors}); {@code
 * token-accuracy}, the share of predictions nearest to the embedding of the right token. Run
 * metrics: the same of the trained model on the test sequences; {@code floor}, the least squared
 * error that can be expected of any model; and {@code excess-error}, what the test sequences' is
 * above it.
 */
public final class TwistorHope implements Workload {

  static final String COMPLEX_UNITS = "complex-units";
  static final String LEVELS = "nested-levels";
  static final String CONSTRAINT_FORM = "constraint-form";
  static final String CONSTRAINT_WEIGHT = "constraint-weight";
  static final String MOEBIUS_STRENGTH = "moebius-strength";
  static final String EVOLUTION_RATE = "evolution-rate";
  static final String TRAINED_EMBEDDING = "trained-embedding";

  private static final int HELD_OUT_PART = 6;
  private static final int MOST_UNITS = 256;
  private static final int MOST_LEVELS = 64;
  private static final int MOST_LANES = 24;

  /** Looking the batch up, over a lane's own step. */
  private static final double SHARED_WORK = 0.02;

  private static final WorkloadComponent COMPONENT =
      new WorkloadComponent(
          new Component(
              "twistor-hope",
              1,
              "Recurrent twistor model with nested levels that predicts tokens' embeddings",
              List.of(
                  integer(COMPLEX_UNITS, MOST_UNITS, 8, "Complex numbers of a spinor's component"),
                  integer(LEVELS, MOST_LEVELS, 4, "Number of nested levels"),
                  Parameter.choice(
                      CONSTRAINT_FORM,
                      ConstraintForm.labels(),
                      ConstraintForm.ABSOLUTE.label(),
                      "What holds spinors to the constraint: its absolute value, its square, or networks that are learned"),
                  Parameter.number(
                          CONSTRAINT_WEIGHT,
                          Domain.NumberRange.nonNegative(),
                          0.1,
                          "Weight of the constraint in the loss")
                      .asFusible(),
                  Parameter.number(
                          MOEBIUS_STRENGTH,
                          new Domain.NumberRange(0, true, 1, true),
                          0.1,
                          "How strongly the cell mixes the components, 0 not at all")
                      .asFusible(),
                  Parameter.number(
                          EVOLUTION_RATE,
                          Domain.NumberRange.nonNegative(),
                          0.05,
                          "How far the fast evolution moves the cell")
                      .asFusible(),
                  Parameter.flag(TRAINED_EMBEDDING, "Whether the embedding is trained too"))),
          List.of("squared-error", "constraint", "explained-variance", "token-accuracy"),
          List.of(
              "test-squared-error",
              "test-constraint",
              "test-explained-variance",
              "test-token-accuracy",
              "floor",
              "excess-error"),
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
            "A sixth of the training sequences is held out, so there must be at least %d, but got %d. Draw more"
                .formatted(HELD_OUT_PART, trainingExamples))
        : Optional.empty();
  }

  @Override
  public Optional<String> problemWithData(String dataset) {
    return dataset.equals(TokenSequencesSource.NAME)
        ? Optional.empty()
        : Optional.of(
            "%s trains on sequences of tokens, so data must be %s, but got %s. Change one of them"
                .formatted(COMPONENT.component().name(), TokenSequencesSource.NAME, dataset));
  }

  @Override
  public int trainedExamples(int trainingExamples) {
    return trainingExamples - trainingExamples / HELD_OUT_PART;
  }

  /** Trains by loops of its own, whichever kernel is given. */
  @Override
  public PreparedWorkload prepare(Dataset dataset, DeviceKernel kernel) {
    TokenRule rule =
        dataset
            .rule()
            .filter(TokenRule.class::isInstance)
            .map(TokenRule.class::cast)
            .orElseThrow(
                () -> new IllegalArgumentException("The dataset must be of sequences of tokens"));
    LabelledImages train = dataset.train();
    LabelledImages test = dataset.test();
    int trainedOn = trainedExamples(train.count());
    return new PreparedTwistor(
        new Sequences(train, 0, trainedOn),
        new Sequences(train, trainedOn, train.count() - trainedOn),
        new Sequences(test, 0, test.count()),
        rule);
  }

  private static Parameter integer(String name, int most, long defaultValue, String text) {
    return new Parameter(
        name, new Domain.IntegerRange(1, most), Optional.of(defaultValue), text, false);
  }
}
