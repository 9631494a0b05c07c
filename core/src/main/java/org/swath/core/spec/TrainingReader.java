package org.swath.core.spec;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
   * @param partPlaces where it chooses for a part, right or wrong, by the part's name
   * @param parts what it chooses, by the part's name
   */
  record Training(
      GivenValues values,
      Map<String, SpecNode> partPlaces,
      Map<String, TrainingPartReader.Single> parts) {

    static Training none() {
      return new Training(GivenValues.none(), Map.of(), Map.of());
    }

    Optional<SpecNode> partPlace(String part) {
      return Optional.ofNullable(partPlaces.get(part));
    }

    /** Where the optimizer's own block gives a learning rate. */
    Optional<SpecNode> blockLearningRate() {
      return Optional.ofNullable(parts.get(ComponentLevels.OPTIMIZER))
          .flatMap(optimizer -> optimizer.borrowed().place(Vocabulary.LEARNING_RATE));
    }
  }

  Training read(SpecNode node) {
    return node.mapping("parameters of the training loop")
        .map(this::read)
        .orElseGet(Training::none);
  }

  private Training read(SpecMapping section) {
    List<String> valid = new ArrayList<>(vocabulary.training().keySet());
    valid.addAll(vocabulary.trainingParts().keySet());
    section.allowOnly(valid, vocabulary::rightPlaceOf);
    Map<String, SpecNode> places = new LinkedHashMap<>();
    Map<String, TrainingPartReader.Single> parts = new LinkedHashMap<>();
    for (TrainingPart part : vocabulary.trainingParts().values()) {
      section
          .find(part.name())
          .ifPresent(
              node -> {
                places.put(part.name(), node);
                new TrainingPartReader(vocabulary, part)
                    .single(node)
                    .ifPresent(single -> parts.put(part.name(), single));
              });
    }
    return new Training(
        GivenValues.read(section, vocabulary.training(), LIST_ADVICE), places, parts);
  }
}
