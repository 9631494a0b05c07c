package org.swath.core.train;

import java.util.List;
import java.util.Optional;
import org.swath.core.parameter.Component;
import org.swath.core.parameter.ComponentChoice;
import org.swath.core.parameter.Parameter;
import org.swath.core.parameter.Part;
import org.swath.core.parameter.RunParameters;

/**
 * How a run is trained by several workers at once: each trains a copy of the model on batches of
 * its own, and after every so many of them the copies are averaged.
 *
 * @param workers copies of the model, at least 1
 * @param averagingFrequency batches that a worker trains on between two averagings, at least 1
 */
public record DataParallel(int workers, int averagingFrequency) {

  /** The name of the part of a spec. */
  public static final String PART = "execution";

  /** What the execution of such a run is called. */
  public static final String NAME = "data-parallel";

  private static final String WORKERS = "workers";
  private static final String FREQUENCY = "averaging-frequency";

  public DataParallel {
    if (workers < 1 || averagingFrequency < 1) {
      throw new IllegalArgumentException(
          "workers and averagingFrequency must be at least 1, but got %d and %d"
              .formatted(workers, averagingFrequency));
    }
  }

  /** What a spec can choose from. */
  public static Part part() {
    return new Part(
        PART,
        "an execution",
        List.of(
            new Component("task", 1, "A run is trained in one task, beside others", List.of()),
            new Component(
                NAME,
                1,
                "A run is trained over the whole cluster: copies of its model are averaged",
                List.of(
                    Parameter.integer(WORKERS, 1, 2, "Copies of the model, a task each"),
                    Parameter.integer(
                        FREQUENCY, 1, 5, "Batches of each worker between two averagings")))),
        false);
  }

  /** That of a run; empty when it is trained in one task. */
  public static Optional<DataParallel> of(RunParameters run) {
    return run.part(PART)
        .map(ComponentChoice::parameters)
        .map(values -> new DataParallel(values.count(WORKERS), values.count(FREQUENCY)));
  }

  /** Most batches between two averagings, those of all workers together. */
  public int batchesOfRound() {
    return Math.multiplyExact(workers, averagingFrequency);
  }
}
