package org.swath.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.swath.jobs.SwathRunner.file;
import static org.swath.jobs.SwathRunner.smallSpec;
import static org.swath.jobs.SwathRunner.swath;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.swath.jobs.SwathRunner.Answer;

class ScheduleCommandTest {

  private static final String QUICKSTART =
      Path.of("..", "sweep-specs", "quickstart.yaml").toString();

  @TempDir private Path folder;

  @Test
  void drawsEachDifferentRateOfASpecOnce() {
    Answer answer = swath("schedule", QUICKSTART, "--log");

    assertThat(answer.exitCode()).isZero();
    assertThat(answer.out())
        .contains("      0.1 ┤" + "d".repeat(72), "   0.0001 ┤" + "a".repeat(72), " epochs\n")
        .contains("a  learning-rate 0.0001, constant; 100 epochs of 47 steps: ")
        .contains("d  learning-rate 0.1, constant; ")
        .doesNotContain("\ne  ");
  }

  @Test
  void writesEveryStepOfEveryConfigurationAsCsv() throws IOException {
    String spec = file(folder, "small.yaml", smallSpec());
    Path csv = folder.resolve("rates.csv");

    assertThat(swath("schedule", spec, "--csv", csv.toString()).exitCode()).isZero();
    assertThat(Files.readAllLines(csv))
        .hasSize(1 + 2 * 3 * 5)
        .startsWith("configuration,step,epoch,rate")
        .anyMatch(line -> line.endsWith(",14,2.8,0.01"));
  }

  @Test
  void refusesADrawingThatIsTooSmallAndAFileThatCannotBe() {
    String spec = file(folder, "small.yaml", smallSpec());
    Answer small = swath("schedule", spec, "--width", "3");
    Answer unwritable = swath("schedule", spec, "--csv", folder.toString());

    assertThat(small.exitCode()).isEqualTo(2);
    assertThat(small.console()).contains("--width must be at least 10").contains("got 3, 17");
    assertThat(small.out()).isEmpty();
    assertThat(unwritable.exitCode()).isEqualTo(2);
    assertThat(unwritable.console()).contains("--csv must name a file that can be written");
  }
}
