package org.swath.jobs.driver;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ProcessLossesTest {

  @Test
  void exitCodesAreSaidWithWhatTheyMean() {
    assertThat(ProcessLosses.inWords("Command exited with code 134"))
        .isEqualTo("executor ended with exit code 134 (native crash)");
    assertThat(ProcessLosses.inWords("Container exited. Exit status: 137. Diagnostics: ..."))
        .isEqualTo("executor ended with exit code 137 (killed; often by the limit on its memory)");
    assertThat(ProcessLosses.inWords("Command exited with code 52"))
        .isEqualTo("executor ended with exit code 52 (its Java heap was exhausted)");
    assertThat(ProcessLosses.inWords("Command exited with code 7"))
        .isEqualTo("executor ended with exit code 7");
  }

  @Test
  void whatHasNoExitCodeIsSaidAsSparkSaysIt() {
    assertThat(ProcessLosses.inWords(" Executor heartbeat timed out after 120000 ms "))
        .isEqualTo("Executor heartbeat timed out after 120000 ms");
  }
}
