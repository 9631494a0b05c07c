package org.swath.core.train.batch;

import java.util.List;
import java.util.Optional;
import org.swath.core.parameter.Component;
import org.swath.core.parameter.LossReduction;
import org.swath.core.parameter.Parameter;
import org.swath.core.parameter.Part;
import org.swath.core.parameter.RunParameters;

/**
 * How many pieces a batch is computed in, one after the other, before its step: the mean of their
 * gradients is that of the batch, where its loss is a mean over examples. A piece takes the memory
 * of a batch of its size.
 *
 * @param pieces at least 1
 */
public record Accumulation(int pieces) {

  /** The name of the part of a spec. */
  public static final String PART = "accumulation";

  public Accumulation {
    if (pieces < 1) {
      throw new IllegalArgumentException("pieces >= 1 must hold, but got " + pieces);
    }
  }

  /** What a spec can choose from. */
  public static Part part() {
    return new Part(
        PART,
        "an accumulation of gradients",
        List.of(
            new Component("none", 1, "A batch is computed at once", List.of()),
            new Component(
                "micro-batches",
                1,
                "A batch is computed in pieces, and their gradients are averaged",
                List.of(
                    Parameter.integer("micro-batch-count", 2, 2, "Pieces of a batch").required()))),
        false);
  }

  /** That of a run. */
  public static Accumulation of(RunParameters run) {
    return new Accumulation(
        run.part(PART).map(choice -> choice.parameters().count("micro-batch-count")).orElse(1));
  }

  /**
   * What keeps batches from being computed in these pieces.
   *
   * @return what must hold, what was given and what to do; empty when nothing is wrong
   */
  public Optional<String> problemWith(BatchSizes batches, int epochs, LossReduction reduction) {
    if (pieces == 1) {
      return Optional.empty();
    }
    if (reduction != LossReduction.MEAN) {
      return Optional.of(
          "The loss must be a mean over examples for gradients to be accumulated, but this"
              + " workload's is of the batch as a whole: the mean over pieces is another loss."
              + " Leave accumulation out");
    }
    for (int epoch = 1; epoch <= epochs; epoch++) {
      int size = batches.inEpoch(epoch);
      if (size % pieces != 0) {
        return Optional.of(
            ("micro-batch-count must divide the size of batches, but %d does not divide %d. Choose"
                    + " a batch-size that is a multiple of it")
                .formatted(pieces, size));
      }
    }
    return Optional.empty();
  }

  /** Number of examples in each piece of a batch of {@code batchSize}, but the last. */
  public int pieceSize(int batchSize) {
    return Math.max(1, batchSize / pieces);
  }
}
