package org.swath.core.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CheckpointIntervalTest {

  static Stream<Arguments> texts() {
    return Stream.of(
        Arguments.of("off", new CheckpointInterval.Off()),
        Arguments.of("1 epoch", new CheckpointInterval.Epochs(1)),
        Arguments.of("10 epochs", new CheckpointInterval.Epochs(10)),
        Arguments.of("90 s", new CheckpointInterval.Period(Duration.ofSeconds(90))),
        Arguments.of("5min", new CheckpointInterval.Period(Duration.ofMinutes(5))),
        Arguments.of("999999999 h", new CheckpointInterval.Period(Duration.ofHours(999_999_999))));
  }

  @ParameterizedTest
  @MethodSource("texts")
  void isReadFromWhatAPersonWrites(String text, CheckpointInterval interval) {
    assertThat(CheckpointInterval.parse(text)).isEqualTo(interval);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "10", "0 epochs", "-1 epochs", "1.5 h", "1000000000 s", "5 days", "Off"})
  void anythingElseIsRefusedWithExamples(String text) {
    assertThatThrownBy(() -> CheckpointInterval.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "A checkpoint interval must be a whole number of epochs, seconds, minutes or hours, at"
                + " least 1 and at most 999999999, or off, but got \""
                + text
                + "\"; write it like \"10 epochs\", \"90 s\", \"5 min\", \"1 h\" or \"off\"");
  }

  @Test
  void anIntervalOfEpochsIsDueAtItsMultiplesWhereverARunBegan() {
    CheckpointInterval interval = new CheckpointInterval.Epochs(3);
    assertThat(Stream.iterate(1, epoch -> epoch + 1).limit(10).filter(e -> interval.due(e, 0)))
        .containsExactly(3, 6, 9);
  }

  @Test
  void aPeriodIsDueOnceItHasGoneBy() {
    CheckpointInterval interval = new CheckpointInterval.Period(Duration.ofSeconds(2));
    assertThat(interval.due(7, 1_999_999_999L)).isFalse();
    assertThat(interval.due(7, 2_000_000_000L)).isTrue();
  }

  @Test
  void offIsNeverDue() {
    assertThat(new CheckpointInterval.Off().due(100, Long.MAX_VALUE)).isFalse();
  }

  @Test
  void refusesWhatIsNoInterval() {
    assertThatThrownBy(() -> new CheckpointInterval.Epochs(0)).hasMessageContaining("got 0");
    assertThatThrownBy(() -> new CheckpointInterval.Period(Duration.ZERO))
        .hasMessageContaining("got PT0S");
  }
}
