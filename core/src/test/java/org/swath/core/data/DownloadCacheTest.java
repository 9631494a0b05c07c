package org.swath.core.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60) // seconds: a broken lock would make some tests wait for ever
class DownloadCacheTest {

  /**
   * Asks for the rest, from a byte after the first on: a client may drop the last bytes that
   * arrived before a connection broke.
   */
  private static final String TAKEN_UP = "numbers\\.gz bytes=[1-9][0-9]*-";

  private static final int BYTES = 300_000;

  @TempDir private Path temporary;

  private final byte[] content = content();
  private final DownloadableFile file =
      new DownloadableFile(
          "numbers.gz", BYTES, HexFormat.of().formatHex(Sha256.digest().digest(content)));
  private final RecordingListener listener = new RecordingListener();
  private MirrorServer mirror;
  private MirrorServer otherMirror;
  private Path folder;

  @BeforeEach
  void startMirrors() throws IOException {
    folder = temporary.resolve("cache/numbers");
    mirror = new MirrorServer();
    otherMirror = new MirrorServer();
    mirror.offer(file.name(), content);
    otherMirror.offer(file.name(), content);
  }

  @AfterEach
  void stopMirrors() {
    mirror.close();
    otherMirror.close();
  }

  @Test
  void aFileThatIsNotThereIsDownloaded() {
    Path path = cache().fetch(file);

    assertThat(path).isEqualTo(folder.resolve("numbers.gz")).hasBinaryContent(content);
    assertThat(folder.resolve("numbers.gz.part")).doesNotExist();
    assertThat(otherMirror.requests()).isEmpty();
  }

  @Test
  void progressEndsAtTheWholeFile() {
    cache().fetch(file);

    assertThat(listener.progress()).last().isEqualTo("numbers.gz 300000/300000");
  }

  @Test
  void aSoundFileIsUsedWithoutAskingAnyone() {
    cache().fetch(file);
    cache().fetch(file);

    assertThat(mirror.requests()).containsExactly("numbers.gz");
  }

  @Test
  void aSoundFileNeedsNoLockSoThatAReadOnlyCacheServes() throws IOException {
    cache().fetch(file);
    Files.delete(folder.resolve(".lock"));
    cache().fetch(file);

    assertThat(folder.resolve(".lock")).doesNotExist();
  }

  @Test
  void aCutConnectionIsTakenUpWhereItBroke() {
    mirror.cutNextAfter(100_000);

    assertThat(cache().fetch(file)).hasBinaryContent(content);
    assertThat(mirror.requests()).hasSize(2).first().isEqualTo("numbers.gz");
    assertThat(mirror.requests().get(1)).matches(TAKEN_UP);
    assertThat(otherMirror.requests()).isEmpty();
  }

  @Test
  void theNextCallGoesOnWhereAFailedOneStopped() throws IOException {
    mirror.cutNextAfter(100_000);
    mirror.failNext(503);
    otherMirror.failNext(503);
    assertThatThrownBy(() -> cache().fetch(file)).isInstanceOf(DataException.class);
    assertThat(folder.resolve("numbers.gz")).doesNotExist();
    long arrived = Files.size(folder.resolve("numbers.gz.part"));
    assertThat(arrived).isBetween(1L, 100_000L);

    assertThat(cache().fetch(file)).hasBinaryContent(content);
    assertThat(mirror.requests().get(mirror.requests().size() - 1))
        .isEqualTo("numbers.gz bytes=" + arrived + "-");
  }

  @Test
  void aServerThatIgnoresTheRangeSendsTheWholeFileAgain() {
    mirror.ignoreRange();
    mirror.cutNextAfter(100_000);

    assertThat(cache().fetch(file)).hasBinaryContent(content);
    assertThat(mirror.requests()).hasSize(2);
    assertThat(otherMirror.requests()).isEmpty();
  }

  @Test
  void theSecondMirrorStepsInForTheFirst() {
    mirror.failNext(404);

    assertThat(cache().fetch(file)).hasBinaryContent(content);
    assertThat(otherMirror.requests()).containsExactly("numbers.gz");
  }

  @Test
  void theSecondMirrorGoesOnWhereTheFirstStopped() {
    mirror.cutNextAfter(100_000);
    mirror.failNext(503);

    assertThat(cache().fetch(file)).hasBinaryContent(content);
    assertThat(otherMirror.requests()).hasSize(1).allMatch(request -> request.matches(TAKEN_UP));
  }

  @Test
  void corruptContentNeverEntersTheCacheAndTheNextCallRecovers() {
    mirror.corruptNext();
    otherMirror.corruptNext();

    assertThatThrownBy(() -> cache().fetch(file))
        .isInstanceOf(DataException.class)
        .hasMessageContaining(mirror.address() + "numbers.gz must send content with SHA-256")
        .hasMessageContaining(otherMirror.address() + "numbers.gz must send");
    assertThat(folder.resolve("numbers.gz")).doesNotExist();
    assertThat(folder.resolve("numbers.gz.part")).doesNotExist();

    assertThat(cache().fetch(file)).hasBinaryContent(content);
  }

  @Test
  void aPartFileOfSomethingElseIsThrownAway() throws IOException {
    Files.createDirectories(folder);
    Files.writeString(folder.resolve("numbers.gz.part"), "<html>Please log in</html>");

    assertThat(cache().fetch(file)).hasBinaryContent(content);
    assertThat(mirror.requests()).containsExactly("numbers.gz bytes=26-", "numbers.gz");
    assertThat(otherMirror.requests()).isEmpty();
  }

  @Test
  void aPartFileThatIsTooLongIsThrownAway() throws IOException {
    Files.createDirectories(folder);
    Files.write(folder.resolve("numbers.gz.part"), new byte[BYTES + 1]);

    assertThat(cache().fetch(file)).hasBinaryContent(content);
    assertThat(mirror.requests()).containsExactly("numbers.gz");
  }

  @Test
  void aDamagedFileInTheCacheIsReplacedWithAWordAboutIt() throws IOException {
    Files.createDirectories(folder);
    Files.writeString(folder.resolve("numbers.gz"), "damaged");

    assertThat(cache().fetch(file)).hasBinaryContent(content);
    assertThat(listener.notices())
        .singleElement()
        .asString()
        .contains(folder + "/numbers.gz must have SHA-256 " + file.sha256())
        .contains("downloaded again");
  }

  @Test
  void aDamagedFileIsGoneEvenWhenNoMirrorReplacesIt() throws IOException {
    Files.createDirectories(folder);
    Files.writeString(folder.resolve("numbers.gz"), "damaged");
    mirror.failNext(500);
    otherMirror.failNext(500);

    assertThatThrownBy(() -> cache().fetch(file)).isInstanceOf(DataException.class);
    assertThat(folder.resolve("numbers.gz")).doesNotExist();
  }

  @Test
  void anotherFileIsRefusedBySizeAlone() {
    mirror.offer(file.name(), Arrays.copyOf(content, BYTES - 1));

    assertThat(cache().fetch(file)).hasBinaryContent(content);
    assertThat(mirror.requests()).hasSize(1);
    assertThat(listener.progress()).first().asString().endsWith("/300000");
    assertThat(otherMirror.requests()).containsExactly("numbers.gz");
  }

  @Test
  void aServerThatFallsSilentIsGivenUp() {
    mirror.fallSilentAfter(100_000);
    mirror.fallSilentAfter(0);
    var impatient =
        new DownloadSettings(
            List.of(mirror.address()), Duration.ofSeconds(15), Duration.ofMillis(300));

    assertThatThrownBy(() -> new DownloadCache(folder, impatient, listener).fetch(file))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("has sent nothing for 0.3 seconds");
    assertThat(folder.resolve("numbers.gz.part")).hasSize(100_000);
  }

  @Test
  void everyMirrorThatFailedIsNamedWithItsReason() {
    URI closed = mirror.address();
    mirror.close();
    otherMirror.failNext(403);

    assertThatThrownBy(() -> cache().fetch(file))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("numbers.gz must come from one of its mirrors, but:")
        .hasMessageContaining(closed + "numbers.gz cannot be asked: ConnectException")
        .hasMessageContaining(otherMirror.address() + "numbers.gz answers with HTTP status 403")
        .hasMessageContaining("name their folder");
  }

  @Test
  void withoutMirrorsTheMessageSaysSo() {
    var offline = DownloadSettings.from(List.of());

    assertThatThrownBy(() -> new DownloadCache(folder, offline, listener).fetch(file))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("no mirror is configured");
  }

  @Test
  void aFolderThatCannotBeMadeIsNamed() throws IOException {
    Files.writeString(temporary.resolve("cache"), "a file where a folder should be");

    assertThatThrownBy(() -> cache().fetch(file))
        .isInstanceOf(DataException.class)
        .hasMessageContaining(folder + ", must be readable and writable")
        .hasMessageContaining("choose another folder");
  }

  @Test
  void threadsThatWantTheSameFileDownloadItOnce() throws Exception {
    var came = new CountDownLatch(1);
    var gate = new CountDownLatch(1);
    mirror.holdNext(came, gate);
    var first = CompletableFuture.supplyAsync(() -> cache(DownloadListener.silent()).fetch(file));
    came.await();
    var second = CompletableFuture.supplyAsync(() -> cache().fetch(file));
    listener.awaitFirstNotice();
    gate.countDown();

    assertThat(first.get()).hasBinaryContent(content);
    assertThat(second.get()).hasBinaryContent(content);
    assertThat(mirror.requests()).containsExactly("numbers.gz");
    assertThat(listener.notices())
        .containsExactly("Waiting for another download into " + folder + " to end.");
  }

  @Test
  void processesThatWantTheSameFileDownloadItOnce() throws Exception {
    var came = new CountDownLatch(1);
    var gate = new CountDownLatch(1);
    mirror.holdNext(came, gate);
    var here = CompletableFuture.supplyAsync(() -> cache().fetch(file));
    came.await();
    Process other = FetchingProcess.start(folder, mirror.address(), file);
    try (var said = other.inputReader()) {
      assertThat(said.readLine()).startsWith("Waiting for another download");
      gate.countDown();
      assertThat(said.readLine()).isEqualTo("fetched " + folder.resolve("numbers.gz"));
    } finally {
      gate.countDown();
      other.destroy();
    }

    assertThat(here.get()).hasBinaryContent(content);
    assertThat(mirror.requests()).containsExactly("numbers.gz");
  }

  @Test
  void anInterruptedDownloadSaysSoAndKeepsTheInterrupt() throws Exception {
    var came = new CountDownLatch(1);
    mirror.holdNext(came, new CountDownLatch(1));
    var interrupted = new CompletableFuture<Boolean>();
    var loading =
        new Thread(
            () -> {
              try {
                cache().fetch(file);
              } catch (DataException e) {
                interrupted.complete(
                    Thread.currentThread().isInterrupted()
                        && e.getMessage().contains("was interrupted"));
              }
            });
    loading.start();
    came.await();
    loading.interrupt();

    assertThat(interrupted.get()).isTrue();
  }

  private DownloadCache cache() {
    return cache(listener);
  }

  private DownloadCache cache(DownloadListener told) {
    var settings = DownloadSettings.from(List.of(mirror.address(), otherMirror.address()));
    return new DownloadCache(folder, settings, told);
  }

  private static byte[] content() {
    byte[] bytes = new byte[BYTES];
    new Random(1).nextBytes(bytes);
    return bytes;
  }
}
