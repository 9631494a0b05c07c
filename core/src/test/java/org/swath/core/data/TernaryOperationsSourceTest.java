package org.swath.core.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.swath.core.parameter.ParameterValues;

class TernaryOperationsSourceTest {

  private static final int ALL = 19_683;
  private final TernaryOperationsSource source = new TernaryOperationsSource();

  @Test
  void everyOperationIsThereOnce() {
    Dataset data = load(42);
    Set<Integer> seen = new HashSet<>();
    addNumbers(data.train(), seen);
    addNumbers(data.test(), seen);

    assertThat(data.train().count() + data.test().count()).isEqualTo(ALL);
    assertThat(seen).hasSize(ALL).allMatch(number -> number >= 0 && number < ALL);
  }

  @Test
  void thePartsHaveTheSizesOfTheStudyOnceAWorkloadHoldsANinthOut() {
    Dataset data = load(42);
    int validation = data.train().count() / 9;

    assertThat(data.train().count()).isEqualTo(source.trainingExamples(seed(42)));
    assertThat(data.train().count() - validation).isEqualTo(15_746);
    assertThat(validation).isEqualTo(1_968);
    assertThat(data.test().count()).isEqualTo(1_969);
  }

  /** Pinned, so that results stay comparable: the split must not change without a version. */
  @Test
  void theSplitOfSeed42IsAlwaysTheSame() {
    Dataset data = load(42);

    assertThat(data.train().pixels()).startsWith(FIRST_OF_SEED_42);
    assertThat(load(42).train().pixels()).isEqualTo(data.train().pixels());
    assertThat(load(43).train().pixels()).isNotEqualTo(data.train().pixels());
  }

  @Test
  void anotherSeedIsOtherData() {
    assertThat(source.fingerprint(seed(1)))
        .isNotEqualTo(source.fingerprint(seed(2)))
        .isEqualTo(source.fingerprint(seed(1)));
  }

  private static final byte[] FIRST_OF_SEED_42 = {
    0, 2, 2, 1, 0, 0, 2, 1, 0, 2, 0, 1, 2, 1, 1, 1, 1, 0
  };

  private static void addNumbers(LabelledImages tables, Set<Integer> seen) {
    for (int i = 0; i < tables.count(); i++) {
      int number = 0;
      for (int place = tables.pixelsPerImage() - 1; place >= 0; place--) {
        number = 3 * number + tables.pixels()[i * tables.pixelsPerImage() + place];
      }
      seen.add(number);
    }
  }

  private Dataset load(long seed) {
    return source.load(seed(seed), Optional.empty());
  }

  private static ParameterValues seed(long seed) {
    return ParameterValues.of(Map.of("data-seed", seed));
  }
}
