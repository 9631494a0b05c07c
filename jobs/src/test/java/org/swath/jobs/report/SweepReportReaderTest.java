package org.swath.jobs.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.swath.core.plan.PlanJson;
import org.swath.results.HadoopResultsStore;
import org.swath.results.ResultsException;
import org.swath.results.ResultsFolder;

class SweepReportReaderTest {

  private final SweepReportReader reader = new SweepReportReader(SmallCatalogue.catalogue());

  @TempDir private Path temporary;
  private ResultsFolder folder;

  @BeforeEach
  void nameTheFolder() {
    folder = ResultsFolder.at(temporary.resolve("results").toString(), new Configuration());
  }

  @Test
  void readsBackWhatWasCommitted() throws IOException {
    SyntheticSweep sweep =
        SyntheticSweep.small()
            .completes(0, -743, 4, 0.925, 40)
            .completes(1, -745, 10, 0.930, 41)
            .diverges(3, 2)
            .fails(6, 0);

    commit(sweep, SyntheticSweep.SMALL);

    assertThat(reader.read(folder)).isEqualTo(sweep.report());
  }

  @Test
  void reportsASweepThatHasOnlyBegun() throws IOException {
    SyntheticSweep sweep = SyntheticSweep.small();

    new HadoopResultsStore(folder).createSweep(PlanJson.write(sweep.plan()), SyntheticSweep.SMALL);

    assertThat(reader.read(folder).runs()).isEqualTo(new RunCounts(9, Map.of()));
  }

  @Test
  void asksOldResultsForAnotherCriterion() throws IOException {
    SyntheticSweep sweep = SyntheticSweep.small().completes(0, -743, 4, 0.925, 40);
    commit(sweep, SyntheticSweep.SMALL);
    String changed = SyntheticSweep.SMALL.replace("window: 3", "window: 7");
    SyntheticSweep other = new SyntheticSweep(changed, SmallCatalogue.catalogue());

    SweepReport report = reader.read(folder, other.spec());

    MetricSummary convergence = report.configurations().get(0).metric("convergence-epoch");
    assertThat(convergence.values()).containsExactly(10.0);
    assertThat(convergence.notMet()).hasValue(1);
  }

  @Test
  void readsOnlyTheCurvesThatACriterionNeeds() throws IOException {
    SyntheticSweep sweep = SyntheticSweep.small().completes(0, -743, 4, 0.925, 40);
    String without =
        SyntheticSweep.SMALL.substring(0, SyntheticSweep.SMALL.indexOf("convergence:"));
    commit(sweep, without);
    try (var files = Files.list(temporary.resolve("results/epochs"))) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }

    assertThat(reader.read(folder).runs().completed()).isEqualTo(1);
  }

  @Test
  void namesTheFolderWhoseResultsContradictItsPlan() throws IOException {
    String longer = SyntheticSweep.SMALL.replace("epochs: 10", "epochs: 11");
    SyntheticSweep foreign =
        new SyntheticSweep(longer, SmallCatalogue.catalogue()).completes(0, -1, 4, 0.9, 1);
    SyntheticSweep planned = SyntheticSweep.small();
    HadoopResultsStore store = new HadoopResultsStore(folder);
    store.createSweep(PlanJson.write(planned.plan()), SyntheticSweep.SMALL);
    foreign.commitTo(store);

    assertThatThrownBy(() -> reader.read(folder))
        .isInstanceOf(ResultsException.class)
        .hasMessageContaining(folder.toString())
        .hasMessageContaining("must be in the plan of its sweep");
  }

  @Test
  void refusesAFolderWithoutASweep() {
    assertThatThrownBy(() -> reader.read(folder))
        .isInstanceOf(ResultsException.class)
        .hasMessageContaining("A results folder must hold sweep.yaml");
  }

  private void commit(SyntheticSweep sweep, String specText) throws IOException {
    HadoopResultsStore store = new HadoopResultsStore(folder);
    store.createSweep(PlanJson.write(sweep.plan()), specText);
    sweep.commitTo(store);
  }
}
