package org.swath.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.swath.results.ExampleSweep.PLAN;
import static org.swath.results.ExampleSweep.SPEC;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.swath.results.FaultyFileSystem.Stop;

/**
 * Stops compactions at every single change they make to the storage: what readers see there, and
 * what the next driver makes of it.
 */
class CompactionInterruptedTest {

  private static final int RUNS = 10;
  private static final long CELLS_OF_SOME_RUNS = 400;

  @TempDir Path directory;
  private final Configuration configuration = FaultyFileSystem.configuration();
  private FaultyFileSystem storage;
  private Path results;
  private ResultsFolder folder;
  private NaiveReader naive;
  private List<String> oldRuns;
  private List<String> oldEpochs;

  @BeforeEach
  void commitRuns() throws IOException {
    storage = FaultyFileSystem.shared(configuration);
    results = directory.resolve("results");
    folder = ResultsFolder.at(FaultyFileSystem.ROOT + results.toString(), configuration);
    naive = new NaiveReader(results);
    ResultsStore store = new HadoopResultsStore(folder);
    store.createSweep(PLAN, SPEC);
    for (int first = 0; first < RUNS; first += 5) {
      SyntheticRuns.commit(store, "c" + first, "a" + first, first, Math.min(RUNS, first + 5));
    }
    Files.writeString(results.resolve("runs/notes.txt"), "not Swath's");
    oldRuns = naive.sortedRows("runs");
    oldEpochs = naive.sortedRows("epochs");
    copy(results, directory.resolve("before"));
  }

  @AfterEach
  void closeStorage() throws IOException {
    storage.close();
  }

  /** Leaving runs out is the harder case; keeping all is stopped in one way. */
  static Stream<Arguments> everyWay() {
    List<Arguments> ways = new ArrayList<>();
    for (CompactionSwap swap : CompactionSwap.values()) {
      ways.add(Arguments.of(swap, RunSelection.KEEP_ALL, Stop.DIES_BEFORE));
      for (Stop stop : Stop.values()) {
        ways.add(Arguments.of(swap, RunSelection.DROP_FAILED, stop));
      }
    }
    return ways.stream();
  }

  @ParameterizedTest
  @MethodSource("everyWay")
  void showsNoRowTwiceNoRunInPartAndLosesNothingWhereverItStops(
      CompactionSwap swap, RunSelection selection, Stop stop) throws Exception {
    List<String> newRuns = kept(oldRuns, selection);
    List<String> newEpochs = kept(oldEpochs, selection);
    int change = 0;
    boolean stopped;
    boolean sawDecided = false;
    do {
      change++;
      storage.stopAt(stop, change);
      Exception failure = compact(swap, selection);
      stopped = storage.comeBack();
      String where = "change %d: %s".formatted(change, failure);
      if (failure == null && (stop == Stop.FAILS_BEFORE || stop == Stop.FAILS_AFTER)) {
        assertThat(results.resolve("_compaction")).as("left by %s", where).doesNotExist();
      }
      sawDecided |= stopped && CompactionFolder.decided(folder).isPresent();

      naiveReadersSeeNothingWrong(swap, newRuns, newEpochs, where);
      swathsReaderSeesEverything(ids(newRuns), where);
      Recovery recovery = new HadoopResultsStore(folder).recover();

      List<String> runs = naive.sortedRows("runs");
      assertThat(runs).as(where).isIn(oldRuns, newRuns);
      assertThat(naive.sortedRows("epochs"))
          .as(where)
          .isEqualTo(runs.equals(newRuns) ? newEpochs : oldEpochs);
      assertThat(recovery.committedRuns()).as(where).isEqualTo(ids(runs));
      assertThat(results.resolve("_compaction")).as(where).doesNotExist();
      assertThat(results.resolve("runs/notes.txt")).as(where).hasContent("not Swath's");

      assertThat(compact(swap, selection)).as(where).isNull();
      assertThat(naive.sortedRows("runs")).as(where).isEqualTo(newRuns);
      assertThat(naive.sortedRows("epochs")).as(where).isEqualTo(newEpochs);
      assertThat(naive.files("runs")).isEqualTo(naive.files("epochs"));
      restore();
    } while (stopped);
    assertThat(change).isGreaterThan(25);
    // A store that only says no, and does it, stops nothing that has been decided.
    assertThat(sawDecided).isEqualTo(stop != Stop.FAILS_AFTER);
  }

  private Exception compact(CompactionSwap swap, RunSelection selection) {
    try {
      CompactionOutcome outcome =
          new Compaction(folder, swap, CELLS_OF_SOME_RUNS, () -> {}).run(selection);
      assertThat(outcome.filesAfter()).isEqualTo(4);
      return null;
    } catch (IOException | RuntimeException e) {
      return e;
    }
  }

  private void naiveReadersSeeNothingWrong(
      CompactionSwap swap, List<String> newRuns, List<String> newEpochs, String where)
      throws IOException {
    Optional<List<String>> runs = naive.rows("runs").map(rows -> rows.stream().sorted().toList());
    Optional<List<String>> epochs =
        naive.rows("epochs").map(rows -> rows.stream().sorted().toList());
    if (swap == CompactionSwap.FOLDERS) {
      runs.ifPresent(rows -> assertThat(rows).as(where).isIn(oldRuns, newRuns));
      epochs.ifPresent(rows -> assertThat(rows).as(where).isIn(oldEpochs, newEpochs));
    }
    runs.ifPresent(rows -> assertThat(rows).as(where).doesNotHaveDuplicates().isSubsetOf(oldRuns));
    epochs.ifPresent(
        rows -> assertThat(rows).as(where).doesNotHaveDuplicates().isSubsetOf(oldEpochs));
    if (runs.isPresent() && epochs.isPresent()) {
      Set<String> visible = ids(runs.get());
      List<String> theirEpochs =
          oldEpochs.stream().filter(row -> visible.contains(NaiveReader.runOf(row))).toList();
      assertThat(epochs.get()).as(where).containsAll(theirEpochs);
    }
  }

  private void swathsReaderSeesEverything(Set<String> newIds, String where) throws IOException {
    ResultsReader reader =
        new ResultsReader(
            folder,
            time -> {
              throw new AssertionError("nothing is moving: " + where);
            });
    Set<String> runs = reader.attemptsByRun().keySet();
    assertThat(runs).as(where).isIn(ids(oldRuns), newIds);
    Map<String, double[]> curves = reader.curves("loss");
    assertThat(curves.keySet()).as(where).isEqualTo(runs);
  }

  private static List<String> kept(List<String> rows, RunSelection selection) {
    Set<String> kept =
        IntStream.range(0, RUNS)
            .filter(number -> selection.keeps(SyntheticRuns.status(number)))
            .mapToObj(SyntheticRuns::runId)
            .collect(Collectors.toSet());
    return rows.stream().filter(row -> kept.contains(NaiveReader.runOf(row))).toList();
  }

  private static Set<String> ids(List<String> rows) {
    return rows.stream().map(NaiveReader::runOf).collect(Collectors.toCollection(HashSet::new));
  }

  private void restore() throws IOException {
    try (Stream<Path> all = Files.walk(results)) {
      all.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
    }
    copy(directory.resolve("before"), results);
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> all = Files.walk(from)) {
      for (Path path : all.toList()) {
        Files.copy(path, to.resolve(from.relativize(path)));
      }
    }
  }
}
