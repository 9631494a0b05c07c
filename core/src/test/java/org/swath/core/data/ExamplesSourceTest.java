package org.swath.core.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.swath.core.parameter.ParameterValues;

class ExamplesSourceTest {

  private final ExamplesSource examples = new ExamplesSource();

  @Test
  void thereAreAsManyAsAskedForAndTheyHoldNothing() {
    Dataset dataset = examples.load(count(3), Optional.empty());

    assertThat(dataset.train().count()).isEqualTo(3);
    assertThat(dataset.train().pixels()).containsExactly(0, 0, 0);
    assertThat(dataset.train().labels()).containsExactly(0, 0, 0);
    assertThat(dataset.test().count()).isEqualTo(1);
    assertThat(dataset.classes()).isEqualTo(1);
    assertThat(examples.trainingExamples(count(3))).isEqualTo(3);
  }

  @Test
  void anotherNumberIsAnotherDataset() {
    assertThat(examples.fingerprint(count(3)))
        .hasSize(64)
        .isEqualTo(new ExamplesSource().fingerprint(count(3)))
        .isNotEqualTo(examples.fingerprint(count(4)));
  }

  @Test
  void theyAreFewEnoughToBeHeldInMemory() {
    var domain = examples.component().parameter("count").orElseThrow().domain();

    assertThat(domain.problemWith(10_000_000L)).isEmpty();
    assertThat(domain.problemWith(10_000_001L)).isPresent();
    assertThat(domain.problemWith(0L)).isPresent();
  }

  private static ParameterValues count(long count) {
    return ParameterValues.of(Map.of("count", count));
  }
}
