package org.swath.jobs.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.swath.core.converge.Convergence;
import org.swath.core.plan.Factor;
import org.swath.core.plan.PlanJson;
import org.swath.core.spec.CriterionArguments;
import org.swath.core.spec.CriterionSpec;
import org.swath.results.HadoopResultsStore;
import org.swath.results.ResultsException;
import org.swath.results.ResultsFolder;

/** Criteria asked of a small sweep on disk: one configuration censored, one in part, one not. */
class ConvergenceReportTest {

  private static final List<CriterionSpec> CRITERIA =
      CriterionArguments.read(
          List.of(
              "{criterion: absolute-change, threshold: [1, 20], window: 3}",
              "there: {criterion: target, value: -500, direction: below}"),
          List.of("loss", "lse"));

  @TempDir private Path temporary;
  private ResultsFolder folder;
  private SyntheticSweep sweep;

  @BeforeEach
  void commitASweep() throws IOException {
    folder = ResultsFolder.at(temporary.resolve("results").toString(), new Configuration());
    sweep =
        SyntheticSweep.small()
            .completes(0, -743, 10, 0.925, 40)
            .completes(1, -745, 10, 0.930, 41)
            .completes(2, -750, 10, 0.935, 42)
            .completes(3, -520, 4, 0.9, 38.5)
            .completes(4, -510, 5, 0.9, 38.5)
            .completes(5, -450, 10, 0.9, 38.5)
            .completes(6, -530, 2, 0.9, 38.5)
            .diverges(7, 2)
            .completes(8, -530, 5, 0.9, 38.5);
    HadoopResultsStore store = new HadoopResultsStore(folder);
    store.createSweep(PlanJson.write(sweep.plan()), SyntheticSweep.SMALL);
    sweep.commitTo(store);
  }

  @Test
  void asksEveryCriterionOfEveryCompletedRun() throws IOException {
    ConvergenceReport report = read(sweep.plan().factors());

    assertThat(report.criteria())
        .extracting(answers -> answers.summary().met())
        .containsExactly(4, 8, 7);
    assertThat(report.criteria().get(0).groups())
        .extracting(group -> group.runs().size())
        .containsExactly(3, 3, 2);
    assertThat(report.criteria().get(0).groups().get(1).runs())
        .extracting(RunConvergence::convergence)
        .containsExactly(
            new Convergence(4, true), new Convergence(5, true), new Convergence(10, false));
    assertThat(report.runs().completed()).isEqualTo(8);
  }

  @Test
  void takesRunsTogetherThatAgreeInTheNamedFactors() throws IOException {
    ConvergenceReport report = read(sweep.plan().factors().subList(0, 1));

    assertThat(report.criteria().get(0).groups())
        .extracting(group -> group.runs().size())
        .containsExactly(3, 5);
    assertThat(read(List.of()).criteria().get(0).groups()).hasSize(1);
  }

  @Test
  void answersWithNoRunWhileNoneHasCompleted() throws IOException {
    ResultsFolder begun =
        ResultsFolder.at(temporary.resolve("begun").toString(), new Configuration());
    new HadoopResultsStore(begun).createSweep(PlanJson.write(sweep.plan()), SyntheticSweep.SMALL);

    ConvergenceReport report =
        new ConvergenceReportReader(begun, sweep.plan()).read(CRITERIA, sweep.plan().factors());

    assertThat(report.criteria().get(0).summary().n()).isZero();
    assertThat(ConvergenceFormat.TEXT.groups(report)).contains("No run has completed.");
    assertThat(ConvergenceFormat.CSV.groups(report)).contains("loss,adam,,0,0,0,,,,,,\n");
  }

  @Test
  void refusesResultsOfAnotherPlan() {
    SyntheticSweep longer =
        new SyntheticSweep(
            SyntheticSweep.SMALL.replace("epochs: 10", "epochs: 11"), SmallCatalogue.catalogue());

    assertThatThrownBy(
            () -> new ConvergenceReportReader(folder, longer.plan()).read(CRITERIA, List.of()))
        .isInstanceOf(ResultsException.class)
        .hasMessageContaining("must be in the plan of its sweep");
  }

  @ParameterizedTest
  @CsvSource({
    "TEXT, false, converge.txt",
    "CSV, false, converge.csv",
    "JSON, false, converge.json",
    "TEXT, true, converge-runs.txt",
    "CSV, true, converge-runs.csv",
    "JSON, true, converge-runs.json"
  })
  void writesTheExpectedText(ConvergenceFormat format, boolean runs, String expected)
      throws IOException {
    ConvergenceReport report = read(sweep.plan().factors());

    assertThat(runs ? format.runs(report) : format.groups(report)).isEqualTo(resource(expected));
  }

  private ConvergenceReport read(List<Factor> by) throws IOException {
    return new ConvergenceReportReader(folder, sweep.plan()).read(CRITERIA, by);
  }

  private static String resource(String name) throws IOException {
    try (InputStream in = ConvergenceReportTest.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
