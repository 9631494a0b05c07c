package org.swath.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.permission.FsPermission;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LocalFilesTest {

  @TempDir Path directory;

  @ParameterizedTest
  @ValueSource(
      strings = {"---------", "rw-r-----", "rwxr-x--x", "r--------", "-wx-wx-wx", "rwxrwxrwx"})
  void givesAFileThePermissionsAskedFor(String permissions) throws IOException {
    Path file = Files.createFile(directory.resolve("file"));

    localFiles(new Configuration())
        .setPermission(hadoop(file), FsPermission.valueOf("-" + permissions));

    assertThat(permissionsOf(file)).isEqualTo(permissions);
  }

  @Test
  void givesAFolderTheStickyBitToo() throws IOException {
    localFiles(new Configuration())
        .setPermission(hadoop(directory), new FsPermission((short) 01750));

    int mode = (int) Files.getAttribute(directory, "unix:mode");
    assertThat(mode & 07777).isEqualTo(01750);
  }

  @Test
  void makesFilesAndFoldersAsHadoopsUmaskSays() throws IOException {
    Configuration configuration = new Configuration();
    configuration.set("fs.permissions.umask-mode", "027");
    FileSystem local = localFiles(configuration);

    local.create(hadoop(directory.resolve("folder/file")), false).close();

    assertThat(permissionsOf(directory.resolve("folder"))).isEqualTo("rwxr-x---");
    assertThat(permissionsOf(directory.resolve("folder/file"))).isEqualTo("rw-r-----");
  }

  @Test
  void renamesOrSaysNoButNeverCopies() throws IOException {
    FileSystem local = localFiles(new Configuration());
    Path source = Files.createDirectory(directory.resolve("source"));
    Files.writeString(source.resolve("file"), "new");
    Path target = Files.createDirectory(directory.resolve("target"));
    Files.writeString(target.resolve("file"), "old");

    assertThatThrownBy(() -> local.rename(hadoop(source), hadoop(target)))
        .isInstanceOf(IOException.class);
    assertThatThrownBy(() -> local.rename(hadoop(directory.resolve("none")), hadoop(target)))
        .isInstanceOf(FileNotFoundException.class);
    assertThat(target.resolve("file")).hasContent("old");
    assertThat(target.resolve("source")).doesNotExist();

    assertThat(local.rename(hadoop(source), hadoop(directory.resolve("free")))).isTrue();
    assertThat(directory.resolve("free/file")).hasContent("new");
  }

  @Test
  void isWhereLocalResultsLie() {
    FileSystem fileSystem =
        ResultsFolder.at(directory.toString(), new Configuration()).fileSystem();

    assertThat(fileSystem).isInstanceOf(LocalFiles.class);
    assertThat(fileSystem.getUri()).hasScheme("file");
  }

  private FileSystem localFiles(Configuration configuration) throws IOException {
    FileSystem local = new LocalFiles();
    local.initialize(directory.getRoot().toUri(), configuration);
    return local;
  }

  private static org.apache.hadoop.fs.Path hadoop(Path path) {
    return new org.apache.hadoop.fs.Path(path.toUri());
  }

  private static String permissionsOf(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }
}
