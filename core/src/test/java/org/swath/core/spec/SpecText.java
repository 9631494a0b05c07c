package org.swath.core.spec;

import java.util.List;

/** Specs for tests: a right one, and ways to spoil it. */
public final class SpecText {

  /** A right spec of 2 × 2 configurations and 2 seeds. */
  public static final String RIGHT =
      """
      name: two-by-two
      workload:
        name: implicit-em-encoder
        hidden-units: 16
      data:
        name: digits
        train-size: 600
      training:
        epochs: 3
        batch-size: 32
      grid:
        optimizer: [adam, sgd]
        learning-rate: [0.001, 0.01]
      seeds: [1, 2]
      convergence:
        - {name: settled, criterion: absolute-change, metric: loss, threshold: 1.0, window: 5}
      report:
        published:
          source: a paper
          rows:
            - {optimizer: adam, learning-rate: 0.001, final-loss: {mean: -10, sd: 1}}
        holds-when:
          - {metric: final-loss, where: {optimizer: adam, learning-rate: 0.001}, within: 2}
      """;

  private SpecText() {}

  /** The right spec with one piece of text replaced, which must be there. */
  public static String withChange(String piece, String replacement) {
    if (!RIGHT.contains(piece)) {
      throw new IllegalArgumentException("The spec must contain: " + piece);
    }
    return RIGHT.replace(piece, replacement);
  }

  public static SweepSpec read(String text) {
    return SweepSpecReader.read(text, "sweep.yaml", TestCatalogue.catalogue());
  }

  /** The problems of a wrong spec. */
  public static List<SpecProblem> problems(String text) {
    try {
      read(text);
      return List.of();
    } catch (InvalidSpecException e) {
      return e.problems();
    }
  }
}
