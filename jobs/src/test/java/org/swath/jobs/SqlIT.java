package org.swath.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.swath.jobs.SwathRunner.file;
import static org.swath.jobs.SwathRunner.smallSpec;
import static org.swath.jobs.SwathRunner.swath;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.swath.core.plan.PlanJson;
import org.swath.jobs.SwathRunner.Answer;
import org.swath.jobs.cli.CommittedCurves;
import org.swath.results.HadoopResultsStore;
import org.swath.results.ResultsFolder;

/** {@code swath sql}, on runs that were made up: Adam settles, SGD goes on. */
class SqlIT {

  @TempDir private static Path folder;

  private static String results;

  @BeforeAll
  static void commitASweep() throws IOException {
    // A folder may have a name that elsewhere would stand for several.
    results = sweep("re[s]ults {1}", smallSpec()).toString();
  }

  private static Path sweep(String name, String spec) throws IOException {
    Path path = begunSweep(name, spec);
    ResultsFolder results = ResultsFolder.at(path.toString(), new Configuration());
    HadoopResultsStore store = new HadoopResultsStore(results);
    store.recover();
    CommittedCurves.commit(
        store,
        PlanJson.read(results.readText(ResultsFolder.PLAN_FILE)),
        List.of(
            new double[] {9, 5, 4},
            new double[] {9, 8.75, 8.5},
            new double[] {6, 4, 2},
            new double[] {6, Double.NaN, -20}));
    return path;
  }

  private static Path begunSweep(String name, String spec) throws IOException {
    Path path = folder.resolve(name);
    String plan = swath("plan", "--json", file(folder, "spec.yaml", spec)).out();
    new HadoopResultsStore(ResultsFolder.at(path.toString(), new Configuration()))
        .createSweep(plan, spec);
    return path;
  }

  @Test
  void answersFromRunsAndTheirEpochs() {
    assertThat(
            csv(
                "select r.optimizer, r.momentum, r.seed, final_loss, count(*) as n, min(loss) as least"
                    + " from runs r join epochs using (run_id)"
                    + " group by all order by optimizer, seed"))
        .isEqualTo(
            """
            optimizer,momentum,seed,final_loss,n,least
            adam,,1,4.0,3,4.0
            adam,,2,8.5,3,8.5
            sgd,0.5,1,2.0,3,2.0
            sgd,0.5,2,-20.0,3,-20.0
            """);
  }

  @Test
  void summaryHasTheColumnsAndFiguresOfTheReport() {
    String report = swath("report", results, "--format", "csv").out();

    assertThat(report.lines().count()).isEqualTo(3);
    assertThat(csv("select * from summary")).isEqualTo(report);
  }

  @Test
  void convergenceHasTheColumnsAndAnswersOfConverge() {
    String spec = file(folder, "spec.yaml", smallSpec());
    String converge = swath("converge", results, "--spec", spec, "--runs", "--format", "csv").out();

    assertThat(converge.lines().count()).isEqualTo(5);
    assertThat(csv("select * from convergence")).isEqualTo(converge);
  }

  @Test
  void leavesEpochsOutWhoseRunIsNotCommitted() throws IOException {
    Path half = sweep("half", smallSpec());
    Path runs = half.resolve("runs");
    try (Stream<Path> files = Files.list(runs)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    Path empty = begunSweep("empty", smallSpec());
    String query = "select (select count(*) from runs) r, (select count(*) from epochs) e";

    assertThat(csv(half, query)).isEqualTo("r,e\n0,0\n");
    assertThat(csv(empty, query)).isEqualTo("r,e\n0,0\n");
    assertThat(csv(empty, "select runs, missing, final_loss_mean, final_loss_n from summary"))
        .isEqualTo("runs,missing,final_loss_mean,final_loss_n\n2,2,,0\n2,2,,0\n");
    assertThat(csv(empty, "select * from convergence").lines().count()).isEqualTo(1);
  }

  @ParameterizedTest
  @EnumSource(
      value = OddResults.class,
      names = {
        "NOTHING_IS_COMMITTED",
        "EVERY_RUN_DIVERGED",
        "LOSSES_ARE_NOT_NUMBERS",
        "A_FILE_OF_RUNS_IS_CUT_OFF",
        "A_FILE_OF_EPOCHS_IS_CUT_OFF",
        "SEEDS_ARE_BEYOND_DOUBLES"
      })
  void answersOrRefusesWhateverLiesInTheFolder(OddResults odd) throws IOException {
    Path path = folder.resolve(odd.name());
    odd.in(path);

    Answer answer =
        swath(
            "sql",
            path.toString(),
            "--format",
            "csv",
            "select (select count(*) from summary) s, (select count(*) from convergence) c,"
                + " (select sum(loss) from epochs) e, (select max(final_loss) from runs) r");

    assertThat(answer.console()).doesNotContain("Exception", "\tat ");
    if (answer.exitCode() == 0) {
      assertThat(answer.out()).matches("s,c,e,r\n[^\n]+\n");
    } else {
      assertThat(answer.exitCode()).as(answer.console()).isEqualTo(2);
      assertThat(answer.console()).isNotBlank();
      assertThat(answer.out()).isEmpty();
    }
  }

  @Test
  void comparesTwoSweeps() throws IOException {
    Path other = sweep("other", smallSpec().replace("name: small", "name: another"));
    Answer answer =
        swath(
            "sql",
            results,
            "--and",
            "other=" + other,
            "--format",
            "csv",
            "select count(*) as n from summary s join other_summary o"
                + " on s.configuration_id = o.configuration_id"
                + " and s.final_loss_mean = o.final_loss_mean");

    assertThat(answer.console()).isEmpty();
    assertThat(answer.out()).isEqualTo("n\n2\n");
  }

  @Test
  void readsTheQueryFromAFileOrFromStandardInput() {
    String query = "select count(*) as n from runs; -- all of them\n";
    InputStream before = System.in;
    System.setIn(new ByteArrayInputStream(query.getBytes(StandardCharsets.UTF_8)));
    try {
      assertThat(csv("-")).isEqualTo("n\n4\n");
    } finally {
      System.setIn(before);
    }
    assertThat(csv("--file", file(folder, "query.sql", query))).isEqualTo("n\n4\n");
  }

  @Test
  void saysWhenThereAreMoreRows() {
    Answer cut = swath("sql", results, "--limit", "2", "select seed from runs order by seed");
    Answer whole = swath("sql", results, "--limit", "4", "select seed from runs order by seed");

    assertThat(cut.exitCode()).isZero();
    assertThat(cut.out().lines().count()).isEqualTo(2 + 2);
    assertThat(cut.console()).contains("the first 2 rows").contains("--limit");
    assertThat(whole.out().lines().count()).isEqualTo(2 + 4);
    assertThat(whole.console()).isEmpty();
  }

  @Test
  void explainsAMistakeWithItsPlaceAndWhatThereIs() {
    assertThat(refused("select run_id,\n  optimiser from runs"))
        .contains("Line 2, column 3")
        .contains("`optimiser`")
        .contains("runs has run_id, configuration_id, optimizer, momentum, seed, status")
        .doesNotContain("epochs has");
    assertThat(refused("select * from run")).contains("`run`").contains("runs, epochs, summary");
    assertThat(refused("selec loss form epochs")).contains("must be Spark SQL").contains("'selec'");
    assertThat(refused("select raise_error('on purpose')")).contains("on purpose");
    assertThat(refused(" \n")).contains("A query must be given");
  }

  @Test
  void changesNothing() throws IOException {
    List<Path> before = files();
    for (String statement :
        List.of(
            "create table copy as select * from runs",
            "create temporary view runs as select 1",
            "insert into runs select * from runs",
            "with r as (select * from runs) insert into r select * from r",
            "insert overwrite directory '%s' using csv select * from runs".formatted(folder),
            "drop table runs",
            "set spark.sql.ansi.enabled=true",
            "cache table runs")) {
      assertThat(refused(statement)).contains("read and never changed");
    }
    assertThat(files()).isEqualTo(before);
  }

  @Test
  void showsTheViewsAndTheirColumnsWithoutAQuery() {
    Answer answer = swath("sql", results);

    assertThat(answer.exitCode()).isZero();
    assertThat(answer.out())
        .contains("runs: a row for each committed run")
        .contains("momentum double")
        .contains("started_at timestamp")
        .contains("probe_accuracy_mean double")
        .contains("epoch int, met boolean");
  }

  private static String csv(String... query) {
    return csv(Path.of(results), query);
  }

  private static String csv(Path results, String... query) {
    String[] arguments =
        Stream.concat(Stream.of("sql", results.toString(), "--format", "csv"), Stream.of(query))
            .toArray(String[]::new);
    Answer answer = swath(arguments);
    assertThat(answer.console()).isEmpty();
    assertThat(answer.exitCode()).isZero();
    return answer.out();
  }

  private static String refused(String query) {
    Answer answer = swath("sql", results, query);
    assertThat(answer.exitCode()).isEqualTo(2);
    assertThat(answer.out()).isEmpty();
    assertThat(answer.console()).doesNotContain("\tat ").doesNotContain("Exception");
    return answer.console();
  }

  private static List<Path> files() throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.sorted().toList();
    }
  }
}
