package org.swath.core.workload.encoder;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The encoder's loss has a variance over the batch, which one example has not. */
class BatchesOfOneTest {

  @ParameterizedTest
  @CsvSource({"1, 10", "3, 10", "16, 1", "9, 10"})
  void theEncoderRefusesThem(int batchSize, int examples) {
    assertThat(
            new ImplicitEmEncoder()
                .problemWith(EncoderRuns.run("sgd", 0.1, 1, 16, batchSize), examples))
        .hasValueSatisfying(
            problem ->
                assertThat(problem)
                    .startsWith("Every batch must hold at least 2 examples")
                    .contains(examples + " examples in batches of " + batchSize)
                    .endsWith("Change batch-size or the size of the data"));
  }

  @ParameterizedTest
  @CsvSource({"2, 10", "4, 10", "16, 2", "10, 10"})
  void andTrainsOnLargerOnes(int batchSize, int examples) {
    assertThat(
            new ImplicitEmEncoder()
                .problemWith(EncoderRuns.run("sgd", 0.1, 1, 16, batchSize), examples))
        .isEmpty();
  }
}
