package org.swath.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.swath.jobs.SwathRunner.smallSpec;
import static org.swath.jobs.SwathRunner.standardBuiltIns;
import static org.swath.jobs.SwathRunner.swath;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.swath.core.parameter.Catalogue;
import org.swath.jobs.MadeResults;
import org.swath.jobs.SwathRunner.Answer;
import org.swath.results.Environment;

class CompareCommandTest {

  private static final String SMALLER_BATCHES =
      smallSpec().replace("batch-size: 64", "batch-size: 32");
  private static final Catalogue CATALOGUE = standardBuiltIns(new Configuration()).catalogue();
  private static final Environment PORTABLE =
      new Environment(
          "1.0",
          "Java 17",
          "Linux amd64",
          "3.5.5",
          "1.0.0-M2.1",
          "OpenBLAS",
          "cpu portable",
          "h1",
          1);

  @TempDir private Path folder;

  @Test
  void twoTimesTheSameSweepIsTheSameToTheLastBit() throws IOException {
    Answer answer = compare(completed(smallSpec(), 0), completed(smallSpec(), 0));

    assertThat(answer.exitCode()).isZero();
    assertThat(said(answer))
        .contains("The same in both: factors, levels, seeds and parameters;")
        .contains("Nothing else that is recorded differs.")
        .contains("Paired by run id: 4 pairs in 2 configurations.")
        .contains("4 completed in both")
        .contains("4 of 4 runs that are in both are equal to the last bit.")
        .doesNotContain("WARNING");
    assertThat(answer.console()).isEmpty();
  }

  @Test
  void aRunThatIsNotReproducedIsAWarning() throws IOException {
    Answer answer = compare(completed(smallSpec(), 0), completed(smallSpec(), 1e-9));

    assertThat(said(answer))
        .contains("WARNING: 4 runs were not reproduced")
        .contains("0 of 4 runs that are in both are equal to the last bit.")
        .contains("the loss departs first in epoch 3.");
  }

  @Test
  void anotherKernelIsADifferenceAndOtherBitsAreExpected() throws IOException {
    Answer answer =
        compare(
            completed(smallSpec(), 0),
            completed(new MadeResults(smallSpec(), CATALOGUE, "f".repeat(64), PORTABLE), 1e-9));

    assertThat(said(answer))
        .contains("device and kernel: cpu vector -> cpu portable")
        .contains("so that is expected")
        .doesNotContain("WARNING");
  }

  @Test
  void aChangedParameterIsNamedAndRunsAreThoseOfOneConfigurationAndSeed() throws IOException {
    Answer answer = compare(completed(smallSpec(), 0), completed(SMALLER_BATCHES, 3));

    assertThat(said(answer))
        .contains("training.batch-size: 64 -> 32")
        .contains("Paired by configuration (equal levels of every factor) and seed: 4 pairs")
        .contains("none with equal run ids")
        .contains("no run is in both with a result");
  }

  @Test
  void aRunThatDivergesNowIsSaidFirst() throws IOException {
    MadeResults b = new MadeResults(smallSpec(), CATALOGUE);
    b.completes(0, 3, 2, 1).completes(1, 3, 2, 1).diverges(2, 3).fails(3);

    Answer answer = compare(completed(smallSpec(), 0), b);

    assertThat(said(answer))
        .contains("WARNING: 2 runs of B did not end as in A:")
        .contains("optimizer sgd, momentum 0.5, seed 1: completed in A, diverged in B")
        .contains("optimizer sgd, momentum 0.5, seed 2: completed in A, failed in B");
    assertThat(said(answer).indexOf("WARNING")).isLessThan(said(answer).indexOf("Paired"));
  }

  @Test
  void otherDataIsAWarning() throws IOException {
    Answer answer =
        compare(
            completed(smallSpec(), 0),
            completed(
                new MadeResults(smallSpec(), CATALOGUE, "e".repeat(64), MadeResults.ENVIRONMENT),
                0));

    assertThat(answer.exitCode()).isZero();
    assertThat(said(answer))
        .contains("WARNING: A and B were trained on different data")
        .contains("fingerprint ffffffffffff -> digits")
        .contains("Paired by configuration");
  }

  @Test
  void sweepsThatHaveOnlyBegunAreCompared() throws IOException {
    Answer answer = compare(new MadeResults(smallSpec(), CATALOGUE), completed(smallSpec(), 0));

    assertThat(answer.exitCode()).isZero();
    assertThat(said(answer))
        .contains("4 runs: 4 missing")
        .contains("4 missing in A, completed in B")
        .contains("No run of A is committed yet")
        .contains("no run is in both with a result")
        .doesNotContain("WARNING");
  }

  @Test
  void aProgramReadsEverything() throws IOException {
    completed(smallSpec(), 0).in(folder.resolve("a"));
    completed(smallSpec(), 1e-9).in(folder.resolve("b"));
    Answer answer = swath("compare", path("a"), path("b"), "--format", "json");

    JsonNode tree = new JsonMapper().readTree(answer.out());
    assertThat(tree.at("/a/status/completed").intValue()).isEqualTo(4);
    assertThat(tree.at("/pairing/rule").textValue()).isEqualTo("run-id");
    assertThat(tree.at("/bits/not_reproduced").intValue()).isEqualTo(4);
    assertThat(tree.at("/bits/differing_runs/0/first_epoch").intValue()).isEqualTo(3);
  }

  @Test
  void aRuleIsChosenByItsName() throws IOException {
    completed(smallSpec(), 0).in(folder.resolve("a"));
    completed(smallSpec(), 0).in(folder.resolve("b"));
    Answer answer = swath("compare", path("a"), path("b"), "--pair", "configuration");

    assertThat(said(answer)).contains("Paired by configuration").contains("4 with equal run ids");
    assertThat(swath("compare", path("a"), path("b"), "--pair", "run-id").out())
        .contains("Paired by run id");
    assertThat(swath("compare", path("a"), path("b"), "--pair", "name").exitCode()).isEqualTo(2);
  }

  @Test
  void aPageIsMarkdown() throws IOException {
    completed(smallSpec(), 0).in(folder.resolve("a"));
    completed(smallSpec(), 1e-9).in(folder.resolve("b"));

    assertThat(swath("compare", path("a"), path("b"), "--format", "markdown").out())
        .contains("\n**Warning:** 4 runs were not reproduced")
        .contains("\n- 4 completed in both\n");
  }

  @Test
  void numbersArePairedOverSeedsAndWhatChangedIsShown() throws IOException {
    MadeResults b = completed(SMALLER_BATCHES, 3).completes(0, 20, 10, 3.01);

    Answer answer = compare(completed(smallSpec(), 0), b);

    assertThat(said(answer))
        .contains("final loss 1 of 2 2")
        .contains("Final loss, by configuration, those that changed: B is lower in 0 of 4 pairs")
        .contains("changed: B is higher by 3.005 (2.941 to 3.069)")
        .contains("Not shown (--all shows them): 1 undecided.");
  }

  @Test
  void everyConfigurationIsShownWhenAsked() throws IOException {
    completed(smallSpec(), 0).in(folder.resolve("a"));
    completed(SMALLER_BATCHES, 3).in(folder.resolve("b"));

    assertThat(swath("compare", path("a"), path("b"), "--all").out().replaceAll("\\s+", " "))
        .contains("Final loss, by configuration:")
        .contains("undecided: +3 at every seed, without noise to judge it by")
        .doesNotContain("Not shown");
  }

  @Test
  void aMarginMakesADifferenceNone() throws IOException {
    completed(smallSpec(), 0).in(folder.resolve("a"));
    completed(SMALLER_BATCHES, 3).completes(0, 20, 10, 3.01).in(folder.resolve("b"));
    Answer answer = swath("compare", path("a"), path("b"), "--margin", "final-loss=4", "--all");

    assertThat(said(answer)).contains("equal within 4: +3.005 (2.973 to 3.037)");
    assertThat(swath("compare", path("a"), path("b"), "--margin", "loss=4").console())
        .contains("final-loss, convergence-epoch");
    assertThat(swath("compare", path("a"), path("b"), "--margin", "final-loss=0").exitCode())
        .isEqualTo(2);
    assertThat(swath("compare", path("a"), path("b"), "--margin", "final-loss=x").exitCode())
        .isEqualTo(2);
  }

  @Test
  void aChangeIsAnAnswerUnlessItIsToFail() throws IOException {
    completed(smallSpec(), 0).in(folder.resolve("a"));
    completed(smallSpec(), 1e-9).in(folder.resolve("b"));
    completed(smallSpec(), 0).in(folder.resolve("c"));

    assertThat(swath("compare", path("a"), path("b")).exitCode()).isZero();
    assertThat(swath("compare", path("a"), path("b"), "--fail-on-change").exitCode()).isEqualTo(4);
    assertThat(swath("compare", path("a"), path("c"), "--fail-on-change").exitCode()).isZero();
  }

  @Test
  void aSpreadsheetHasARowForEachMetricAndConfiguration() throws IOException {
    completed(smallSpec(), 0).in(folder.resolve("a"));
    completed(SMALLER_BATCHES, 3).in(folder.resolve("b"));

    String csv = swath("compare", path("a"), path("b"), "--format", "csv").out();
    assertThat(csv.lines().filter(line -> line.startsWith("final-loss,"))).hasSize(3);
    assertThat(csv)
        .startsWith("metric,optimizer,momentum,configuration_id_a,configuration_id_b,n,");
  }

  @Test
  void oneFolderTwiceIsRefused() throws IOException {
    completed(smallSpec(), 0).in(folder.resolve("a"));
    Answer answer = swath("compare", path("a"), path("a") + "/");

    assertThat(answer.exitCode()).isEqualTo(2);
    assertThat(answer.console()).contains("must be two results folders").contains("Name another");
    assertThat(answer.out()).isEmpty();
  }

  @Test
  void aFolderWithoutASweepIsRefused() throws IOException {
    completed(smallSpec(), 0).in(folder.resolve("a"));
    Files.createDirectory(folder.resolve("b"));

    assertThat(swath("compare", path("a"), path("b")).console())
        .contains("A results folder must hold plan.json");
    assertThat(swath("compare", path("a"), path("none")).exitCode()).isEqualTo(2);
  }

  @Test
  void sweepsWithoutACommonConfigurationAreRefused() throws IOException {
    completed(smallSpec(), 0).in(folder.resolve("a"));
    completed(smallSpec().replace("[1, 2]", "[3]"), 0).in(folder.resolve("b"));
    Answer answer = swath("compare", path("a"), path("b"));

    assertThat(answer.exitCode()).isEqualTo(2);
    assertThat(answer.console()).contains("must have a configuration and a seed in common");
  }

  private Answer compare(MadeResults a, MadeResults b) throws IOException {
    a.in(folder.resolve("a"));
    b.in(folder.resolve("b"));
    return swath("compare", path("a"), path("b"));
  }

  /** What a person reads, wherever lines end. */
  private static String said(Answer answer) {
    return answer.out().replaceAll("\\s+", " ");
  }

  private String path(String name) {
    return folder.resolve(name).toString();
  }

  private static MadeResults completed(String spec, double plus) {
    return completed(new MadeResults(spec, CATALOGUE), plus);
  }

  /** Every run completes; its loss ends at its index times 100, and {@code plus}. */
  private static MadeResults completed(MadeResults results, double plus) {
    for (int run = 0; run < results.plan().runs().size(); run++) {
      results.completes(run, 100 * run + 20, 100 * run + 10, 100 * run + plus);
    }
    return results;
  }
}
