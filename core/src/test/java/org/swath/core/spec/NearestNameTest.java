package org.swath.core.spec;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestNameTest {

  private static final List<String> NAMES =
      List.of("adam", "sgd", "optimizer", "learning-rate", "batch-size", "epochs", "momentum");

  @ParameterizedTest
  @CsvSource({
    "sdg, sgd",
    "Adam, adam",
    "adamw, adam",
    "optimiser, optimizer",
    "learning_rate, learning-rate",
    "learnig-rate, learning-rate",
    "batchsize, batch-size",
    "batch size, batch-size",
    "epoch, epochs",
    "momentun, momentum"
  })
  void aSlipFindsWhatWasMeant(String typed, String meant) {
    assertThat(NearestName.among(typed, NAMES)).contains(meant);
  }

  @ParameterizedTest
  @CsvSource({"lr", "weight-decay", "x", "rmsprop", "rate"})
  void aNameUnlikeAllOthersFindsNone(String typed) {
    assertThat(NearestName.among(typed, NAMES)).isEmpty();
  }

  @Test
  void whenNoneIsNearAllAreListed() {
    assertThat(NearestName.suggestion("lion", List.of("adam", "sgd")))
        .isEqualTo("Valid here: adam, sgd.");
  }
}
