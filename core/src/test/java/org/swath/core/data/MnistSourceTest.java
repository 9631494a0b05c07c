package org.swath.core.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.swath.core.parameter.Parameter;
import org.swath.core.parameter.ParameterValues;

class MnistSourceTest {

  @TempDir private Path temporary;

  private final TinyMnist tiny = new TinyMnist();
  private final RecordingListener listener = new RecordingListener();
  private MirrorServer mirror;

  @BeforeEach
  void startMirror() throws IOException {
    mirror = new MirrorServer();
    tiny.offerArchives(mirror);
  }

  @AfterEach
  void stopMirror() {
    mirror.close();
  }

  @Test
  void withoutALocationTheFilesAreDownloadedOnceIntoTheCache() {
    source().load(sizes(20, 8), Optional.empty());
    Dataset again = source().load(sizes(20, 8), Optional.empty());

    assertThat(again.train().pixels()).isEqualTo(tiny.values(TinyMnist.TRAIN_IMAGES));
    assertThat(again.train().labels()).isEqualTo(tiny.values(TinyMnist.TRAIN_LABELS));
    assertThat(again.test().pixels()).isEqualTo(tiny.values(TinyMnist.TEST_IMAGES));
    assertThat(again.test().labels()).isEqualTo(tiny.values(TinyMnist.TEST_LABELS));
    assertThat(again.classes()).isEqualTo(10);
    assertThat(mirror.requests()).hasSize(4);
    assertThat(temporary.resolve("cache/mnist/" + TinyMnist.TRAIN_IMAGES + ".gz")).exists();
  }

  @Test
  void aDamagedFileInTheCacheIsDownloadedAgain() {
    source().load(sizes(20, 8), Optional.empty());
    TinyMnist.write(
        temporary.resolve("cache/mnist/" + TinyMnist.TEST_LABELS + ".gz"), new byte[] {1, 2});

    Dataset dataset = source().load(sizes(20, 8), Optional.empty());

    assertThat(dataset.test().labels()).isEqualTo(tiny.values(TinyMnist.TEST_LABELS));
    assertThat(listener.notices()).singleElement().asString().contains("is damaged");
  }

  @Test
  void aNamedFolderIsReadAndNothingIsDownloaded() {
    tiny.writeArchives(temporary.resolve("given"));

    Dataset dataset = source().load(sizes(20, 8), Optional.of(temporary + "/given"));

    assertThat(dataset.train().pixels()).isEqualTo(tiny.values(TinyMnist.TRAIN_IMAGES));
    assertThat(mirror.requests()).isEmpty();
    assertThat(temporary.resolve("cache")).doesNotExist();
  }

  @Test
  void aBadFileInANamedFolderIsAnErrorAndStaysAsItIs() {
    tiny.writeArchives(temporary.resolve("given"));
    Path bad = temporary.resolve("given/" + TinyMnist.TEST_LABELS + ".gz");
    TinyMnist.write(bad, new byte[] {1, 2});

    assertThatThrownBy(() -> source().load(sizes(20, 8), Optional.of(temporary + "/given")))
        .isInstanceOf(DataException.class)
        .hasMessageContaining(bad.toString());
    assertThat(bad).hasBinaryContent(new byte[] {1, 2});
    assertThat(mirror.requests()).isEmpty();
  }

  @Test
  void aNamedFolderWithoutTheFilesIsAnErrorAndNoReasonToDownload() throws IOException {
    Files.createDirectory(temporary.resolve("given"));

    assertThatThrownBy(() -> source().load(sizes(20, 8), Optional.of(temporary + "/given")))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("none of these holds them all");
    assertThat(mirror.requests()).isEmpty();
  }

  @Test
  void sizesSelectTheFirstImages() {
    Dataset dataset = source().load(sizes(5, 3), Optional.empty());

    assertThat(dataset.train().count()).isEqualTo(5);
    assertThat(dataset.train().height()).isEqualTo(4);
    assertThat(dataset.train().width()).isEqualTo(3);
    assertThat(dataset.train().pixels())
        .isEqualTo(Arrays.copyOf(tiny.values(TinyMnist.TRAIN_IMAGES), 5 * 12));
    assertThat(dataset.test().labels())
        .isEqualTo(Arrays.copyOf(tiny.values(TinyMnist.TEST_LABELS), 3));
  }

  @Test
  void sizesGoFromOneToWhatIsThere() {
    Parameter trainSize = source().component().parameter("train-size").orElseThrow();

    assertThat(trainSize.defaultValue()).contains(20L);
    assertThat(trainSize.domain().problemWith(1L)).isEmpty();
    assertThat(trainSize.domain().problemWith(0L)).isPresent();
    assertThat(trainSize.domain().problemWith(21L)).isPresent();
  }

  @Test
  void theOfficialSizesAreTheDefaults() {
    var official =
        MnistSource.official(temporary, new Configuration(false), DownloadListener.silent());

    assertThat(official.component().parameters())
        .extracting(Parameter::name, parameter -> parameter.defaultValue().orElseThrow())
        .containsExactly(tuple("train-size", 60_000L), tuple("test-size", 10_000L));
  }

  @Test
  void theFingerprintChangesWithEverySizeAndEveryFileAndNeedsNoData() {
    var official =
        MnistSource.official(temporary, new Configuration(false), DownloadListener.silent());

    assertThat(
            List.of(
                source().fingerprint(sizes(20, 8)),
                source().fingerprint(sizes(19, 8)),
                source().fingerprint(sizes(20, 7)),
                official.fingerprint(sizes(20, 8))))
        .doesNotHaveDuplicates()
        .allMatch(fingerprint -> fingerprint.matches("[0-9a-f]{64}"));
    assertThat(source().fingerprint(sizes(20, 8))).isEqualTo(source().fingerprint(sizes(20, 8)));
    assertThat(mirror.requests()).isEmpty();
  }

  @Test
  void theFingerprintOfMnistIsFixed() {
    var official =
        MnistSource.official(temporary, new Configuration(false), DownloadListener.silent());

    assertThat(official.fingerprint(sizes(60_000, 10_000)))
        .isEqualTo("e63a64851231ccf0f2cd2710092031d6cb01bf6f6340480332738a3526d77850");
  }

  private MnistSource source() {
    return new MnistSource(
        tiny.files(),
        DownloadSettings.from(List.of(mirror.address())),
        temporary.resolve("cache"),
        new Configuration(false),
        listener);
  }

  private static ParameterValues sizes(long train, long test) {
    return ParameterValues.of(Map.of("train-size", train, "test-size", test));
  }
}
