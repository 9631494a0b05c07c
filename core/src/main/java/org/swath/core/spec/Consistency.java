package org.swath.core.spec;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.swath.core.parameter.Parameter;

/** Checks that every parameter is given once: in its section, in the grid, or by default. */
final class Consistency {

  private final SpecMapping root;
  private final Vocabulary vocabulary;
  private final GivenValues workload;
  private final TrainingReader.Training training;
  private final GridReader.Grid grid;

  Consistency(
      SpecMapping root,
      Vocabulary vocabulary,
      GivenValues workload,
      TrainingReader.Training training,
      GridReader.Grid grid) {
    this.root = root;
    this.vocabulary = vocabulary;
    this.workload = workload;
    this.training = training;
    this.grid = grid;
  }

  /**
   * Reports what is given twice or not at all.
   *
   * @param workloadParameters those of the chosen workload; empty when none could be read
   */
  void check(List<Parameter> workloadParameters) {
    for (Parameter parameter : workloadParameters) {
      oncePlaced(parameter, workload, "workload");
    }
    for (Parameter parameter : vocabulary.training().values()) {
      if (parameter.name().equals(Vocabulary.LEARNING_RATE)) {
        checkLearningRate(parameter);
      } else {
        oncePlaced(parameter, training.values(), "training");
      }
    }
    vocabulary.trainingParts().values().forEach(this::checkPart);
  }

  private void oncePlaced(Parameter parameter, GivenValues section, String sectionName) {
    String name = parameter.name();
    if (notTwice(name, section.place(name), sectionName) && parameter.defaultValue().isEmpty()) {
      root.missing(
          name, "Write one value under " + sectionName + ", or a list of them under grid.");
    }
  }

  /** Reports a name given both in its section and in the grid; true when it is in neither. */
  private boolean notTwice(String name, Optional<SpecNode> inSection, String sectionName) {
    Optional<SpecNode> inGrid = grid.place(name);
    if (inSection.isPresent() && inGrid.isPresent()) {
      givenTwice(inGrid.get(), "grid", sectionName, inSection.get());
    }
    return inSection.isEmpty() && inGrid.isEmpty();
  }

  private static void givenTwice(
      SpecNode second, String secondSection, String firstSection, SpecNode first) {
    second.problem(
        "must be given in one place, but got it in %s and in %s"
            .formatted(secondSection, firstSection),
        "It is also given on line " + first.line() + ": remove one of the two.");
  }

  private void checkPart(TrainingPart part) {
    boolean nowhere = notTwice(part.name(), training.partPlace(part.name()), "training");
    if (nowhere && part.standard().isEmpty()) {
      root.missing(part.name(), "Write one under training, or a list of them under grid.");
    }
  }

  private void checkLearningRate(Parameter parameter) {
    Optional<SpecNode> inTraining = training.values().place(parameter.name());
    boolean nowhere = notTwice(parameter.name(), inTraining, "training");
    List<TrainingPartReader.Block> blocks = grid.blocksOf(ComponentLevels.OPTIMIZER);
    List<SpecNode> inBlocks = new ArrayList<>(training.blockLearningRate().stream().toList());
    blocks.forEach(block -> block.learningRate().ifPresent(inBlocks::add));
    if (!nowhere) {
      SpecNode outside = inTraining.or(() -> grid.place(parameter.name())).orElseThrow();
      inBlocks.forEach(inBlock -> ambiguous(inBlock, outside));
    } else if (parameter.defaultValue().isPresent()) {
      return;
    } else if (inBlocks.isEmpty()) {
      root.missing(
          parameter.name(),
          "Write one value under training, a list under grid, or levels in each optimizer's block.");
    } else {
      blocks.stream()
          .filter(block -> block.learningRate().isEmpty())
          .forEach(Consistency::lacksLearningRate);
    }
  }

  private static void ambiguous(SpecNode inBlock, SpecNode outside) {
    inBlock.problem(
        "must be given for this optimizer or for all, but got both",
        "Line %d gives it for all, so it is not clear which counts: remove it there and write it in every block, or remove it here."
            .formatted(outside.line()));
  }

  private static void lacksLearningRate(TrainingPartReader.Block block) {
    block
        .node()
        .problem(
            "must have a learning-rate like the other blocks, but got none",
            "Write it in every block, or for all of them under training or grid.");
  }
}
