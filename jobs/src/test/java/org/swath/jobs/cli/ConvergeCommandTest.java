package org.swath.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.swath.jobs.SwathRunner.file;
import static org.swath.jobs.SwathRunner.smallSpec;
import static org.swath.jobs.SwathRunner.swath;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.swath.core.plan.PlanJson;
import org.swath.jobs.SwathRunner.Answer;
import org.swath.results.HadoopResultsStore;
import org.swath.results.ResultsFolder;

class ConvergeCommandTest {

  private static final String THRESHOLDS =
      "{criterion: absolute-change, threshold: [0.5, 1.5, 3], window: 1}";

  @TempDir private Path folder;
  private String results;

  /** Adam settles by small steps, SGD at a constant pace of 2 an epoch. */
  @BeforeEach
  void commitASweep() throws IOException {
    results = folder.resolve("results").toString();
    String plan = swath("plan", "--json", file(folder, "small.yaml", smallSpec())).out();
    HadoopResultsStore store =
        new HadoopResultsStore(ResultsFolder.at(results, new Configuration()));
    store.createSweep(plan, smallSpec());
    CommittedCurves.commit(
        store,
        PlanJson.read(plan),
        List.of(
            new double[] {9, 5, 4},
            new double[] {9, 8.75, 8.5},
            new double[] {6, 4, 2},
            new double[] {6, 4, 2}));
  }

  @Test
  void asksOneStoredSweepForSeveralThresholdsAtOnce() {
    Answer answer = swath("converge", results, "--criterion", THRESHOLDS);

    assertThat(answer.console()).isEmpty();
    assertThat(answer.exitCode()).isZero();
    assertThat(answer.out())
        .isEqualTo(
            """
            small: 2 configurations, 4 runs: 4 completed

            absolute-change threshold 0.5: the last epoch before loss changes by less than 0.5 in one epoch.
            Met by 1 of 4 runs; 3 of 4 not met by epoch 3.

             optimizer  momentum  n     met    mean  median  sd   min   max
            ----------------------------------------------------------------
             adam              -  2  1 of 2  >= 2.0  >= 2.0   -     1  >= 3
             sgd             0.5  2  0 of 2  >= 3.0  >= 3.0   -  >= 3  >= 3

            absolute-change threshold 1.5: the last epoch before loss changes by less than 1.5 in one epoch.
            Met by 2 of 4 runs; 2 of 4 not met by epoch 3.

             optimizer  momentum  n     met    mean  median   sd   min   max
            -----------------------------------------------------------------
             adam              -  2  2 of 2     1.5     1.5  0.5     1     2
             sgd             0.5  2  0 of 2  >= 3.0  >= 3.0    -  >= 3  >= 3

            absolute-change threshold 3: the last epoch before loss changes by less than 3 in one epoch.
            Met by 4 of 4 runs.

             optimizer  momentum  n     met  mean  median   sd  min  max
            -------------------------------------------------------------
             adam              -  2  2 of 2   1.5     1.5  0.5    1    2
             sgd             0.5  2  2 of 2   1.0     1.0  0.0    1    1

            Epochs are counted from 1, over completed runs; sd is the population standard deviation (ddof 0).
            A run that does not meet a criterion would do so after its last epoch or never, so what such runs
            enter is a lower bound, written >=, and has no sd.
            """);
  }

  @Test
  void asksTheCriteriaOfASpecBeforeThoseOfTheCommandLine() {
    String spec = file(folder, "other.yaml", smallSpec().replace("threshold: 5.0", "threshold: 1"));
    Answer answer =
        swath(
            "converge",
            results,
            "--spec",
            spec,
            "--criterion",
            "there: {criterion: target, value: 5, direction: below}",
            "--format",
            "csv",
            "--by",
            "optimizer");

    assertThat(answer.exitCode()).isZero();
    assertThat(answer.out())
        .isEqualTo(
            """
            criterion,metric,optimizer,n,met,not_met,epoch_mean,epoch_median,epoch_sd,epoch_min,epoch_max,lower_bounds
            settled,loss,adam,2,1,1,2.0,2.0,,1.0,3.0,mean median max
            settled,loss,sgd,2,0,2,3.0,3.0,,3.0,3.0,mean median min max
            there,loss,adam,2,1,1,2.5,2.5,,2.0,3.0,mean median max
            there,loss,sgd,2,2,0,2.0,2.0,0.0,2.0,2.0,
            """);
  }

  @Test
  void printsALineForEachRun() {
    Answer answer =
        swath(
            "converge",
            results,
            "--runs",
            "--criterion",
            "there: {criterion: target, value: 5, direction: below}");

    assertThat(answer.exitCode()).isZero();
    assertThat(answer.out().lines().filter(line -> line.startsWith(" adam")))
        .satisfiesExactly(
            first -> assertThat(first).matches(" adam +- +1 +[0-9a-f]{16} +2"),
            second -> assertThat(second).matches(" adam +- +2 +[0-9a-f]{16} +not met by 3"));
  }

  @Test
  void judgesAnyMetricOfAnEpoch() {
    Answer answer =
        swath(
            "converge",
            results,
            "--criterion",
            "{criterion: patience, metric: [seconds, variance], patience: 2}");

    assertThat(answer.exitCode()).isZero();
    assertThat(answer.out())
        .contains("patience seconds: the epoch of the lowest seconds when")
        .contains("patience variance: the epoch of the lowest variance when")
        .contains("Met by 4 of 4 runs.");
  }

  @Test
  void showsAnExampleWhenNoCriterionIsGiven() {
    Answer answer = swath("converge", results);

    assertThat(answer.exitCode()).isEqualTo(2);
    assertThat(answer.out()).isEmpty();
    assertThat(answer.console())
        .contains("A criterion must be given, but got none")
        .contains("--criterion '{criterion: absolute-change, threshold: 1, window: 5}'");
  }

  @Test
  void showsEveryMistakeAtOnceAndWritesNothing() throws IOException {
    List<Path> before = files();
    Answer answer =
        swath(
            "converge",
            results,
            "--by",
            "optimiser",
            "--spec",
            folder.resolve("none.yaml").toString(),
            "--criterion",
            "{criterion: target, value: here}",
            "--criterion",
            "{criterion: patience, metric: los}");

    assertThat(answer.exitCode()).isEqualTo(2);
    assertThat(answer.out()).isEmpty();
    assertThat(answer.console())
        .contains("--by must name factors of the sweep, optimizer, momentum, but got \"optimiser\"")
        .contains("none.yaml")
        .contains("criterion.value: must be a finite number, but got \"here\"")
        .contains("criterion.direction: must be given")
        .contains("criterion.patience: must be given")
        .contains(
            "criterion.metric: must be one of loss, lse, variance, decorrelation, gradient-norm");
    assertThat(files()).isEqualTo(before);
  }

  @Test
  void refusesANameThatTheSpecHasTaken() {
    Answer answer =
        swath(
            "converge",
            results,
            "--spec",
            file(folder, "same.yaml", smallSpec()),
            "--criterion",
            "settled: {criterion: patience, patience: 1}");

    assertThat(answer.exitCode()).isEqualTo(2);
    assertThat(answer.console()).contains("must differ in name").contains("\"settled\"");
  }

  @Test
  void refusesWhatIsNoSweep() {
    Answer answer = swath("converge", folder.toString(), "--criterion", THRESHOLDS);

    assertThat(answer.exitCode()).isEqualTo(2);
    assertThat(answer.console()).contains("must hold plan.json");
  }

  @Test
  void leavesTheResultsAsTheyAre() throws IOException {
    List<Path> before = files();

    swath("converge", results, "--criterion", THRESHOLDS);

    assertThat(files()).isEqualTo(before);
  }

  @Test
  void saysWhatItDoes() {
    assertThat(swath("converge", "--help").out())
        .contains("RESULTS")
        .contains("censored")
        .contains("threshold: [0.5, 1, 2]");
    assertThat(swath("--help").out()).contains("converge");
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of(results))) {
      return files.sorted().toList();
    }
  }
}
