package org.swath.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.swath.results.ExampleSweep.ADAM;
import static org.swath.results.ExampleSweep.provenance;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RecordsTest {

  @ParameterizedTest
  @EnumSource
  void storesAStatusAsLowerCaseText(RunStatus status) {
    assertThat(status.text()).isLowerCase();
    assertThat(RunStatus.ofText(status.text())).isEqualTo(status);
  }

  @Test
  void wantsAReasonExactlyWhenARunDidNotComplete() {
    assertThatThrownBy(() -> record(RunStatus.FAILED, Optional.empty(), 1, OptionalDouble.of(1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("exactly when a run did not complete")
        .hasMessageContaining("run-adam-1");
    assertThatThrownBy(
            () -> record(RunStatus.COMPLETED, Optional.of("why"), 1, OptionalDouble.of(1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("completed with reason");
  }

  @Test
  void wantsAFinalLossExactlyWhenThereIsALastEpoch() {
    Optional<String> reason = Optional.of("why");

    assertThatThrownBy(() -> record(RunStatus.FAILED, reason, 1, OptionalDouble.empty()))
        .hasMessageContaining("exactly when an epoch was completed");
    assertThatThrownBy(() -> record(RunStatus.FAILED, reason, 0, OptionalDouble.of(1)))
        .hasMessageContaining("exactly when an epoch was completed");
    assertThatThrownBy(() -> record(RunStatus.FAILED, reason, -1, OptionalDouble.of(1)))
        .hasMessageContaining("epochsCompleted >= 0 must hold, but got -1");
  }

  @Test
  void countsEpochsFromOne() {
    assertThatThrownBy(() -> new EpochRow(ADAM, 0, 1.0, Map.of(), 0.1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("epoch >= 1 must hold, but got 0");
  }

  private static RunRecord record(
      RunStatus status, Optional<String> reason, int epochs, OptionalDouble finalLoss) {
    return new RunRecord(ADAM, status, reason, epochs, finalLoss, Map.of(), 0, 0, provenance("a1"));
  }
}
