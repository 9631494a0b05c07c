package org.swath.jobs.progress;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ProgressDisplayTest {

  private static final long SECOND = 1_000_000_000L;

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final PrintStream console = new PrintStream(bytes, true, StandardCharsets.UTF_8);
  private final SweepProgress progress = new SweepProgress(2, 20);

  @Test
  void drawsOneLineOverAgainOnATerminal() {
    ProgressDisplay display = new ProgressDisplay(console, true);
    for (long moment = 0; moment <= SECOND; moment += SECOND / 10) {
      display.show(progress.snapshot(moment), moment);
    }
    display.finish(progress.snapshot(SECOND));

    String shown = bytes.toString(StandardCharsets.UTF_8);
    assertThat(shown.chars().filter(c -> c == '\r').count())
        .as("five a second, and the last")
        .isEqualTo(7);
    assertThat(shown.lines().filter(line -> !line.isEmpty())).hasSize(7);
  }

  @Test
  void printsAPlainLineEveryTenSecondsElsewhere() {
    ProgressDisplay display = new ProgressDisplay(console, false);
    for (long moment = 0; moment <= 25 * SECOND; moment += SECOND) {
      display.show(progress.snapshot(moment), moment);
    }
    display.finish(progress.snapshot(26 * SECOND));

    assertThat(bytes.toString(StandardCharsets.UTF_8)).doesNotContain("\r").hasLineCount(3);
  }
}
