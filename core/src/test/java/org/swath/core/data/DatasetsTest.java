package org.swath.core.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.swath.core.parameter.Component;

class DatasetsTest {

  private final DigitsSource digits = new DigitsSource();
  private final Datasets datasets = new Datasets(List.of(digits));

  @Test
  void aDatasetIsFoundByItsName() {
    assertThat(datasets.named("digits")).isSameAs(digits);
  }

  @Test
  void anUnknownNameIsAnsweredWithTheKnownOnes() {
    assertThatThrownBy(() -> datasets.named("digit"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("A dataset must be one of [digits], but got \"digit\"");
  }

  @Test
  void twoDatasetsOfOneNameAreRefused() {
    assertThatThrownBy(() -> new Datasets(List.of(digits, new DigitsSource())))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("must be unique, but got two of digits");
  }

  @Test
  void everyDatasetIsDescribed() {
    assertThat(datasets.components()).extracting(Component::name).containsExactly("digits");
  }
}
