package org.swath.jobs.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.swath.core.data.DownloadListener;
import org.swath.core.plan.RunSpec;
import org.swath.core.spec.PublishedTable;
import org.swath.core.spec.PublishedValue;
import org.swath.jobs.builtins.BuiltIns;

/** The shipped spec against results that equal the published ones, and against others. */
class TrainingDynamicsReportTest {

  private static final int SEEDS = 3;

  @Test
  void holdsForThePublishedResultsThemselves() throws IOException {
    Reproduction reproduction = reproduction(published());

    assertThat(reproduction.verdict()).isEqualTo(Reproduction.Verdict.HOLDS);
    assertThat(reproduction.checks()).hasSize(8 + 4 + 4 + 8);
  }

  @Test
  void isUndecidedWhileAnythingIsMissing() throws IOException {
    SyntheticSweep sweep = sweep();
    sweep.completes(0, -745, 100, 0.929, 1);

    assertThat(reproduction(sweep).verdict()).isEqualTo(Reproduction.Verdict.UNDECIDED);
  }

  /** Configurations in the order of the published table; each bound from both of its sides. */
  @ParameterizedTest
  @CsvSource({
    // 3 % of 745 is 22.35, more than three sd of 2.
    "0, -767.35, 100, 0.929, true",
    "0, -767.351, 100, 0.929, false",
    "0, -722.649, 100, 0.929, false",
    // Three sd of 29 are 87, more than 3 % of 795.
    "6, -882, 70, 0.936, true",
    "6, -882.001, 70, 0.936, false",
    "6, -707.999, 70, 0.936, false",
    "4, -520, 64, 0.922, true",
    "4, -520, 63, 0.922, false",
    "7, -967, 78, 0.935, true",
    "7, -967, 79, 0.935, false",
    "3, -1420, 95, 0.931, false",
    "2, -1215, 100, 0.942, true",
    "2, -1215, 100, 0.94201, false",
    "2, -1215, 100, 0.92799, false",
  })
  void holdsUpToItsBoundsAndNoFurther(
      int configuration, double loss, int convergence, double accuracy, boolean holds)
      throws IOException {
    SyntheticSweep sweep = published();
    for (int seed = 0; seed < SEEDS; seed++) {
      sweep.completes(configuration * SEEDS + seed, loss, convergence, accuracy, 1);
    }

    Reproduction reproduction = reproduction(sweep);

    assertThat(reproduction.verdict())
        .isEqualTo(holds ? Reproduction.Verdict.HOLDS : Reproduction.Verdict.DOES_NOT_HOLD);
    assertThat(reproduction.with(AcceptanceCheck.Outcome.BROKEN)).hasSize(holds ? 0 : 1);
  }

  @Test
  void isBrokenByASingleAdamRunThatSettles() throws IOException {
    SyntheticSweep sweep = published().completes(1, -745, 95, 0.929, 1);

    SweepReport report = sweep.report();

    assertThat(new ReportText(report).broken(report.reproduction().orElseThrow()))
        .containsExactly(
            "optimizer adam, learning rate 0.0001: convergence epoch must be 100 in every run,"
                + " but is 100, 95, 100");
  }

  private static Reproduction reproduction(SyntheticSweep sweep) {
    return sweep.report().reproduction().orElseThrow();
  }

  /** Every run has exactly the published mean of its configuration. */
  private static SyntheticSweep published() throws IOException {
    SyntheticSweep sweep = sweep();
    PublishedTable table = sweep.spec().report().published().orElseThrow();
    List<RunSpec> runs = sweep.plan().runs();
    for (int run = 0; run < runs.size(); run++) {
      sweep.completes(
          run,
          mean(table, runs.get(run), "final-loss"),
          (int) mean(table, runs.get(run), "convergence-epoch"),
          mean(table, runs.get(run), "probe-accuracy"),
          mean(table, runs.get(run), "train-seconds"));
    }
    return sweep;
  }

  private static double mean(PublishedTable table, RunSpec run, String metric) {
    return table.value(run.levels(), metric).map(PublishedValue::mean).orElseThrow();
  }

  private static SyntheticSweep sweep() throws IOException {
    // Tests run in the module's own folder.
    String spec = Files.readString(Path.of("..", "sweep-specs", "training-dynamics.yaml"));
    BuiltIns builtIns =
        BuiltIns.standard(Path.of("unused"), new Configuration(false), DownloadListener.silent());
    return new SyntheticSweep(spec, builtIns.catalogue());
  }
}
