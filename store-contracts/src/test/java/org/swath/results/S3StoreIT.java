package org.swath.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FileAlreadyExistsException;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.StreamCapabilities;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What docs/stores.md says of S3A, so that a newer Hadoop that changes it is noticed. */
@ExtendWith(S3Server.Provided.class)
class S3StoreIT {

  private final FileSystem fileSystem;
  private final Path file = new Path(S3Server.BUCKET + "/" + UUID.randomUUID() + "/file");

  S3StoreIT(S3Server server) throws IOException {
    this.fileSystem = server.fileSystem();
  }

  @Test
  void showsAFileWhenItIsClosedAndNotBefore() throws Exception {
    try (FSDataOutputStream out = fileSystem.create(file, false)) {
      out.writeBytes("whole");
      out.flush();
      assertThat(fileSystem.exists(file)).isFalse();
      assertThat(out.hasCapability(StreamCapabilities.HSYNC)).isFalse();
    }
    assertThat(fileSystem.getFileStatus(file).getLen()).isEqualTo(5);
  }

  @Test
  void letsTwoWritersCreateOneFileAndKeepsWhatWasClosedLast() throws Exception {
    FSDataOutputStream first = fileSystem.create(file, false);
    FSDataOutputStream second = fileSystem.create(file, false);
    first.writeBytes("first");
    second.writeBytes("second");
    second.close();
    first.close();

    assertThat(text()).isEqualTo("first");
  }

  @Test
  void doesNotOverwriteByRenaming() throws Exception {
    write(file, "old");
    Path source = file.suffix(".new");
    write(source, "new");

    assertThatThrownBy(() -> fileSystem.rename(source, file))
        .isInstanceOf(FileAlreadyExistsException.class);
    assertThat(text()).isEqualTo("old");
  }

  private void write(Path path, String text) throws IOException {
    try (FSDataOutputStream out = fileSystem.create(path, false)) {
      out.writeBytes(text);
    }
  }

  private String text() throws IOException {
    try (FSDataInputStream in = fileSystem.open(file)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
