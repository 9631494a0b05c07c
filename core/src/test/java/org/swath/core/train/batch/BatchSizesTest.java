package org.swath.core.train.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.swath.core.parameter.LossReduction;

class BatchSizesTest {

  @Test
  void batchesDoubleAfterEveryPeriodUpToTheLargest() {
    BatchSizes doubling = new BatchSizes(16, 2, 3, 100);

    assertThat(IntStream.rangeClosed(1, 12).map(doubling::inEpoch))
        .containsExactly(16, 16, 16, 32, 32, 32, 64, 64, 64, 100, 100, 100);
    assertThat(doubling.inEpoch(Integer.MAX_VALUE)).isEqualTo(100);
    assertThat(doubling.largestWithin(6)).isEqualTo(32);
  }

  @ParameterizedTest
  @CsvSource({"100, 1.15, 2, 115", "10, 1.1, 3, 12", "1, 1.5, 4, 3", "50, 1.16, 2, 58"})
  void aSizeIsRoundedDownAsTheFactorIsWritten(int first, double factor, int epoch, int expected) {
    assertThat(new BatchSizes(first, factor, 1, 1000).inEpoch(epoch)).isEqualTo(expected);
  }

  @Test
  void theLastBatchOfAnEpochCountsAsAStepHoweverSmall() {
    BatchSizes doubling = new BatchSizes(4, 2, 1, 8);
    assertThat(doubling.batchesWithin(1, 10)).isEqualTo(3);
    assertThat(doubling.batchesWithin(3, 10)).isEqualTo(3 + 2 + 2);
  }

  @Test
  void batchesDoNotShrink() {
    assertThatThrownBy(() -> new BatchSizes(8, 0.5, 1, 8))
        .hasMessageEndingWith("must hold, but got 8, 8, 0.5 and 1");
  }

  @Test
  void piecesMustDivideTheBatchesOfEveryEpoch() {
    BatchSizes growing = new BatchSizes(4, 1.5, 1, 100);
    Accumulation four = new Accumulation(4);

    assertThat(four.problemWith(growing, 1, LossReduction.MEAN)).isEmpty();
    assertThat(four.problemWith(growing, 2, LossReduction.MEAN))
        .contains(
            "micro-batch-count must divide the size of batches, but 4 does not divide 6. Choose a"
                + " batch-size that is a multiple of it");
  }

  @Test
  void aLossOfTheWholeBatchIsNotCutIntoPieces() {
    BatchSizes constant = new BatchSizes(8, 1, 1, 8);

    assertThat(new Accumulation(2).problemWith(constant, 1, LossReduction.WHOLE_BATCH))
        .contains(
            "The loss must be a mean over examples for gradients to be accumulated, but this"
                + " workload's is of the batch as a whole: the mean over pieces is another loss."
                + " Leave accumulation out");
    assertThat(new Accumulation(1).problemWith(constant, 1, LossReduction.WHOLE_BATCH)).isEmpty();
  }
}
