package org.swath.core.spec;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the training section: what every run has in common. */
final class TrainingReader {

  private static final String LIST_ADVICE = "To vary it, move the list to grid.";

  private final Vocabulary vocabulary;

  TrainingReader(Vocabulary vocabulary) {
    this.vocabulary = vocabulary;
  }

  /**
   * A training section as far as it could be read.
   *
   * @param values its parameters
   * @param optimizerPlace where it names an optimizer, right or wrong
   * @param optimizer the optimizer it names
   */
  record Training(
      GivenValues values,
      Optional<SpecNode> optimizerPlace,
      Optional<OptimizerReader.Single> optimizer) {

    static Training none() {
      return new Training(GivenValues.none(), Optional.empty(), Optional.empty());
    }

    /** Where the optimizer's own block gives a learning rate. */
    Optional<SpecNode> blockLearningRate() {
      return optimizer.flatMap(single -> single.learningRate().place(Vocabulary.LEARNING_RATE));
    }
  }

  Training read(SpecNode node) {
    return node.mapping("parameters of the training loop")
        .map(this::read)
        .orElseGet(Training::none);
  }

  private Training read(SpecMapping section) {
    List<String> valid = new ArrayList<>(vocabulary.training().keySet());
    valid.add(OptimizerLevels.NAME);
    section.allowOnly(valid, vocabulary::rightPlaceOf);
    Optional<SpecNode> optimizer = section.find(OptimizerLevels.NAME);
    return new Training(
        GivenValues.read(section, vocabulary.training(), LIST_ADVICE),
        optimizer,
        optimizer.flatMap(new OptimizerReader(vocabulary)::single));
  }
}
