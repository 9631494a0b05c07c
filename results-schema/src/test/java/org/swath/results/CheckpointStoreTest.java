package org.swath.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.swath.results.CheckpointStore.Candidate;
import org.swath.results.FaultyFileSystem.Fault;

@Timeout(60)
class CheckpointStoreTest {

  private static final String RUN = "0123456789abcdef";

  @TempDir Path directory;
  private final Configuration configuration = FaultyFileSystem.configuration();
  private FaultyFileSystem storage;
  private CheckpointStore store;

  @BeforeEach
  void open() throws IOException {
    storage = FaultyFileSystem.shared(configuration);
    store =
        new CheckpointStore(
            ResultsFolder.at(FaultyFileSystem.ROOT + "" + directory, configuration));
  }

  @AfterEach
  void everyFaultHappened() throws IOException {
    storage.close();
    assertThat(storage.pending()).isEmpty();
  }

  @Test
  void givesBackWhatItWasGivenNewestFirst() throws Exception {
    assertThat(store.candidates(RUN)).isEmpty();

    store.write(RUN, "a-1", 9, bytes("nine"));
    store.write(RUN, "a-1", 10, bytes("ten"));

    assertThat(texts()).containsExactly("ten", "nine");
    assertThat(store.candidates(RUN).get(0).epoch()).isEqualTo(10);
    assertThat(store.candidates(RUN).get(0).name()).isEqualTo("10-a-1.checkpoint");
    assertThat(store.candidates("fedcba9876543210")).isEmpty();
  }

  @Test
  void keepsTheNewestAndTheOneBefore() throws Exception {
    for (int epoch = 1; epoch <= 12; epoch++) {
      store.write(RUN, "a", epoch, bytes("epoch " + epoch));
    }
    assertThat(files()).containsExactly("11-a.checkpoint", "12-a.checkpoint");
  }

  @Test
  void attemptsAtWorkAtTheSameTimeSpareEachOther() throws Exception {
    store.write(RUN, "new", 6, bytes("new 6"));
    store.write(RUN, "lost", 6, bytes("lost 6"));
    assertThat(texts()).containsExactly("lost 6", "new 6");

    store.write(RUN, "new", 8, bytes("new 8"));
    store.write(RUN, "lost", 7, bytes("lost 7"));
    assertThat(texts())
        .as("one that is behind removes nothing of one that is ahead")
        .containsExactly("new 8", "lost 7", "lost 6", "new 6");
  }

  @Test
  void twoThatWriteTheSameEpochAtOnceBothSucceed() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(2);
    try {
      for (int epoch = 1; epoch <= 100; epoch++) {
        int now = epoch;
        CyclicBarrier start = new CyclicBarrier(2);
        List<Future<?>> writes = new ArrayList<>();
        for (String attempt : List.of("a", "b")) {
          writes.add(
              threads.submit(
                  () -> {
                    start.await();
                    store.write(RUN, attempt, now, bytes(now + " of " + attempt));
                    return null;
                  }));
        }
        for (Future<?> write : writes) {
          write.get();
        }
        assertThat(texts()).startsWith(now + " of a", now + " of b");
        assertThat(files()).hasSizeLessThanOrEqualTo(4).noneMatch(name -> name.startsWith("_"));
      }
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void anAttemptThatComesBackToAnEpochReplacesItsOwn() throws Exception {
    store.write(RUN, "a", 5, bytes("spoilt"));
    store.write(RUN, "a", 5, bytes("sound"));
    assertThat(texts()).containsExactly("sound");
  }

  @Test
  void whatADeadAttemptWasWritingIsNoCandidateAndGoesWithTime() throws Exception {
    store.write(RUN, "a", 1, bytes("one"));
    Files.writeString(folder().resolve("_2-dead.checkpoint"), "tw");
    Files.writeString(folder().resolve("notes"), "not ours");
    assertThat(texts()).containsExactly("one");

    store.write(RUN, "a", 3, bytes("three"));
    assertThat(texts()).as("nor does it take the place of one").containsExactly("three", "one");
    store.write(RUN, "a", 4, bytes("four"));
    assertThat(files()).containsExactly("3-a.checkpoint", "4-a.checkpoint", "notes");
  }

  @ParameterizedTest
  @EnumSource(
      names = {"CREATE_THROWS", "FLUSH_THROWS", "RENAME_THROWS_BEFORE_EFFECT", "RENAME_REFUSES"})
  void whatCannotBeWrittenLeavesWhatWasThere(Fault fault) throws Exception {
    store.write(RUN, "a", 1, bytes("one"));
    store.write(RUN, "a", 2, bytes("two"));
    storage.failNext(fault, "3-a.checkpoint");

    assertThatThrownBy(() -> store.write(RUN, "a", 3, bytes("three")))
        .isInstanceOf(IOException.class);
    assertThat(files()).containsExactly("1-a.checkpoint", "2-a.checkpoint");

    store.write(RUN, "a", 3, bytes("three"));
    assertThat(texts()).containsExactly("three", "two");
  }

  @ParameterizedTest
  @EnumSource(
      names = {"RENAME_THROWS_AFTER_EFFECT", "RENAME_REFUSES_AFTER_EFFECT", "RENAME_COPIES_ONLY"})
  void isWrittenThoughTheStoreSaysNoAfterDoingIt(Fault fault) throws Exception {
    store.write(RUN, "a", 1, bytes("one"));
    storage.failNext(fault, "/2-a.checkpoint");

    store.write(RUN, "a", 2, bytes("two"));

    assertThat(files()).containsExactly("1-a.checkpoint", "2-a.checkpoint");
    assertThat(texts()).containsExactly("two", "one");
  }

  @Test
  void isWrittenThoughWhatWasBeforeCannotBeRemovedYet() throws Exception {
    store.write(RUN, "a", 1, bytes("one"));
    store.write(RUN, "a", 2, bytes("two"));
    storage.failNext(Fault.DELETE_THROWS, "/1-a.checkpoint");

    assertThatThrownBy(() -> store.write(RUN, "a", 3, bytes("three")))
        .isInstanceOf(IOException.class)
        .hasMessage("fault in deleting");
    assertThat(texts()).containsExactly("three", "two", "one");

    store.write(RUN, "a", 4, bytes("four"));
    assertThat(texts()).containsExactly("four", "three");
  }

  @Test
  void aFileThatIsTornOrChangedIsHandedOutAsItIsWithTheOneBefore() throws Exception {
    byte[] content = new byte[1000];
    store.write(RUN, "a", 1, content);
    store.write(RUN, "a", 2, content);
    Path newest = folder().resolve("2-a.checkpoint");

    Files.write(newest, new byte[500]);
    assertThat(store.read(store.candidates(RUN).get(0)))
        .hasValueSatisfying(torn -> assertThat(torn).hasSize(500));
    content[700] ^= 4;
    Files.write(newest, content);
    assertThat(store.read(store.candidates(RUN).get(0))).contains(content);
    assertThat(store.read(store.candidates(RUN).get(1))).contains(new byte[1000]);
  }

  @Test
  void aCandidateMayBeGoneWhenItIsRead() throws Exception {
    store.write(RUN, "a", 1, bytes("one"));
    Candidate candidate = store.candidates(RUN).get(0);
    store.write(RUN, "a", 2, bytes("two"));
    store.write(RUN, "a", 3, bytes("three"));

    assertThat(store.read(candidate)).isEmpty();
  }

  @Test
  void nothingIsLeftOfARunThatIsDeleted() throws Exception {
    store.write(RUN, "a", 1, bytes("one"));
    store.write("other", "a", 1, bytes("one"));
    assertThat(store.runIds()).containsExactlyInAnyOrder(RUN, "other");

    store.delete(RUN);
    store.delete(RUN);

    assertThat(store.candidates(RUN)).isEmpty();
    assertThat(store.runIds()).containsExactly("other");
  }

  @Test
  void aFolderWithoutCheckpointsHasNone() throws Exception {
    assertThat(store.runIds()).isEmpty();
    store.delete(RUN);
  }

  @Test
  void liesWhereNoReaderLooksAndNoNewSweepIsHindered() throws Exception {
    store.write(RUN, "a", 1, bytes("one"));
    ResultsStore sweep =
        HadoopResultsStore.at(FaultyFileSystem.ROOT + "" + directory, configuration);
    sweep.createSweep(ExampleSweep.PLAN, ExampleSweep.SPEC);
    assertThat(sweep.recover().committedRuns()).isEmpty();
    assertThat(texts()).as("a recovery keeps them").containsExactly("one");
  }

  @Test
  void worksOnLocalFilesWithoutSideFiles() throws Exception {
    CheckpointStore local =
        new CheckpointStore(ResultsFolder.at(directory.toString(), new Configuration()));
    local.write(RUN, "a", 1, bytes("spoilt"));
    local.write(RUN, "a", 1, bytes("one"));
    local.write(RUN, "a", 2, bytes("two"));
    local.write(RUN, "a", 3, bytes("three"));

    assertThat(files()).containsExactly("2-a.checkpoint", "3-a.checkpoint");
    assertThat(local.read(local.candidates(RUN).get(0))).contains(bytes("three"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "../epochs", "_run", "a/b"})
  void aNameThatLeadsElsewhereIsRefused(String name) {
    assertThatThrownBy(() -> store.write(name, "a", 1, new byte[0]))
        .hasMessageStartingWith("A run id must be letters");
    assertThatThrownBy(() -> store.delete(name)).hasMessageStartingWith("A run id must be letters");
    assertThatThrownBy(() -> store.write(RUN, name, 1, new byte[0]))
        .hasMessageStartingWith("An attempt id must be letters");
  }

  private List<String> texts() throws IOException {
    List<String> texts = new ArrayList<>();
    for (Candidate candidate : store.candidates(RUN)) {
      texts.add(new String(store.read(candidate).orElseThrow(), StandardCharsets.UTF_8));
    }
    return texts;
  }

  private List<String> files() throws IOException {
    try (Stream<Path> files = Files.list(folder())) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  private Path folder() {
    return directory.resolve("_checkpoints").resolve(RUN);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
