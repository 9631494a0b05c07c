package org.swath.core.data;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.apache.hadoop.conf.Configuration;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MnistFolderTest {

  @TempDir private Path folder;

  private final TinyMnist tiny = new TinyMnist();

  @Test
  void archivesAreRead() {
    tiny.writeArchives(folder);

    assertThatTestLabelsAreReadFrom(folder.toString());
  }

  @Test
  void decompressedFilesAreRead() {
    tiny.writeDecompressed(folder, "-idx");

    assertThatTestLabelsAreReadFrom(folder.toString());
  }

  @Test
  void dottedNamesAreRead() {
    tiny.writeDecompressed(folder, ".idx");

    assertThatTestLabelsAreReadFrom(folder.toString());
  }

  @Test
  void theSubfolderMnistIsLookedInToo() {
    tiny.writeArchives(folder.resolve("mnist"));

    assertThatTestLabelsAreReadFrom(folder.toString());
  }

  @Test
  void aUriNamesAFolderToo() {
    tiny.writeArchives(folder);

    assertThatTestLabelsAreReadFrom(folder.toUri().toString());
  }

  @Test
  void aPathWithoutASchemeIsLocalWhateverHadoopsDefaultIs() {
    tiny.writeArchives(folder.resolve("with space"));
    var cluster = new Configuration(false);
    cluster.set("fs.defaultFS", "hdfs://nowhere.invalid:8020");

    MnistFolder.at(folder.resolve("with space").toString(), tiny.files(), cluster);
  }

  @Test
  void anArchiveThatSomethingDecompressedUnderItsOldNameIsRead() {
    tiny.writeArchives(folder);
    TinyMnist.write(
        folder.resolve(TinyMnist.TEST_LABELS + ".gz"), tiny.content(TinyMnist.TEST_LABELS));

    assertThatTestLabelsAreReadFrom(folder.toString());
  }

  @Test
  void aMissingFileIsNamedWithAllItsNamesAndAllPlaces() throws IOException {
    tiny.writeArchives(folder);
    Files.delete(folder.resolve(TinyMnist.TEST_LABELS + ".gz"));

    assertThatNotFoundAt(folder.toString())
        .hasMessageContaining("The four MNIST files must lie in one folder")
        .hasMessageContaining("file:" + folder + " lacks")
        .hasMessageContaining("t10k-labels-idx1-ubyte[.gz] or t10k-labels.idx1-ubyte[.gz]")
        .hasMessageNotContaining(TinyMnist.TRAIN_IMAGES)
        .hasMessageContaining("file:" + folder + "/mnist does not exist")
        .hasMessageContaining("SWATH_DATA");
  }

  @Test
  void aFolderThatDoesNotExistIsNamed() {
    assertThatNotFoundAt(folder + "/absent")
        .hasMessageContaining("file:" + folder + "/absent does not exist");
  }

  @Test
  void aFileInPlaceOfAFolderIsNamed() throws IOException {
    Path file = Files.writeString(folder.resolve("some.gz"), "");

    assertThatNotFoundAt(file.toString())
        .hasMessageContaining("must be a folder, but file:" + file + " is a file");
  }

  @Test
  void anUnknownSchemeIsNamed() {
    assertThatNotFoundAt("carrier-pigeon://loft/mnist")
        .hasMessageContaining("must be on a file system within reach")
        .hasMessageContaining("No FileSystem for scheme \"carrier-pigeon\"");
  }

  @Test
  void aMalformedUriIsNamed() {
    assertThatNotFoundAt("hdfs:relative")
        .hasMessageContaining("must be a path or a URI, but got \"hdfs:relative\"");
  }

  @Test
  void aFolderThatMayNotBeListedIsNamed() throws IOException {
    Files.createDirectory(folder.resolve("closed"));
    String location = ForbiddenFileSystem.SCHEME + ":" + folder.resolve("closed");

    assertThatThrownBy(
            () -> MnistFolder.at(location, tiny.files(), ForbiddenFileSystem.configuration()))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("closed must be readable, but is not: Permission denied")
        .hasMessageContaining("Grant read permission");
  }

  @Test
  void aFileThatMayNotBeReadIsNamed() {
    tiny.writeArchives(folder);
    MnistFolder forbidden =
        MnistFolder.at(
            ForbiddenFileSystem.SCHEME + ":" + folder,
            tiny.files(),
            ForbiddenFileSystem.configuration());

    assertThatThrownBy(() -> forbidden.read(tiny.files().testLabels()))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("t10k-labels-idx1-ubyte.gz must be readable")
        .hasMessageContaining("Permission denied");
  }

  @Test
  void anArchiveThatIsCutOffIsNamedAndLeftAlone() {
    byte[] archive = tiny.archive(TinyMnist.TRAIN_IMAGES);
    byte[] half = Arrays.copyOf(archive, archive.length / 2);
    Path path = trainImages(half);

    assertThatTrainImagesAreRefused()
        .hasMessageContaining(path + " must be a whole gzip file, but ends early");
    assertThat(path).hasBinaryContent(half);
  }

  @Test
  void anArchiveWithDamagedDataIsNamed() {
    byte[] archive = tiny.archive(TinyMnist.TRAIN_IMAGES);
    archive[archive.length - 6] ^= 1; // in the trailing CRC
    trainImages(archive);

    assertThatTrainImagesAreRefused()
        .hasMessageContaining("must be a sound gzip file, but its compressed data is damaged");
  }

  @Test
  void valuesThatAreCutOffAreCounted() {
    byte[] content = tiny.content(TinyMnist.TRAIN_IMAGES);
    trainImages(Arrays.copyOf(content, content.length - 40));

    assertThatTrainImagesAreRefused()
        .hasMessageContaining("must hold 240 bytes after its header, but ends after 200");
  }

  @Test
  void anotherCountOfImagesIsNamed() {
    trainImages(tiny.content(TinyMnist.TEST_IMAGES));

    assertThatTrainImagesAreRefused()
        .hasMessageContaining("must hold 20 × 4 × 3 values, but its header says 8 × 4 × 3");
  }

  @Test
  void labelsInPlaceOfImagesAreTheWrongMagicNumber() {
    trainImages(tiny.content(TinyMnist.TRAIN_LABELS));

    assertThatTrainImagesAreRefused()
        .hasMessageContaining("must start with the bytes 00 00 08 03")
        .hasMessageContaining("but starts with 00 00 08 01");
  }

  @Test
  void aWebPageInPlaceOfAnArchiveIsTheWrongMagicNumber() {
    trainImages("<html>404</html>".getBytes(UTF_8));

    assertThatTrainImagesAreRefused().hasMessageContaining("but starts with 3c 68 74 6d");
  }

  @Test
  void otherValuesAreTheWrongChecksum() {
    byte[] content = tiny.content(TinyMnist.TRAIN_IMAGES);
    content[100] ^= 1;
    trainImages(content);

    assertThatTrainImagesAreRefused()
        .hasMessageContaining("must hold the official content of train-images-idx3-ubyte")
        .hasMessageContaining(tiny.files().trainImages().contentSha256())
        .hasMessageContaining("Replace it");
  }

  /** A folder in which one file is not what it should be. */
  private Path trainImages(byte[] bytes) {
    tiny.writeArchives(folder);
    Path path = folder.resolve(TinyMnist.TRAIN_IMAGES + ".gz");
    TinyMnist.write(path, bytes);
    return path;
  }

  private AbstractThrowableAssert<?, ? extends Throwable> assertThatTrainImagesAreRefused() {
    MnistFolder found = at(folder.toString());
    return assertThatThrownBy(() -> found.read(tiny.files().trainImages()))
        .isInstanceOf(DataException.class);
  }

  private AbstractThrowableAssert<?, ? extends Throwable> assertThatNotFoundAt(String location) {
    return assertThatThrownBy(() -> at(location)).isInstanceOf(DataException.class);
  }

  private void assertThatTestLabelsAreReadFrom(String location) {
    assertThat(at(location).read(tiny.files().testLabels()).values())
        .isEqualTo(tiny.values(TinyMnist.TEST_LABELS));
  }

  private MnistFolder at(String location) {
    return MnistFolder.at(location, tiny.files(), new Configuration(false));
  }
}
