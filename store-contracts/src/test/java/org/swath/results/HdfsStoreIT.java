package org.swath.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.UUID;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.StreamCapabilities;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What docs/stores.md says of HDFS, so that a newer Hadoop that changes it is noticed. */
@ExtendWith(Hdfs.Provided.class)
class HdfsStoreIT {

  private final FileSystem fileSystem;
  private final Path file;

  HdfsStoreIT(Hdfs hdfs) throws IOException {
    this.fileSystem = hdfs.fileSystem();
    this.file = new Path(fileSystem.getUri() + "/" + UUID.randomUUID() + "/file");
  }

  @Test
  void letsOneOfTwoWritersCreateAFileThoughItIsStillOpen() throws Exception {
    try (FSDataOutputStream first = fileSystem.create(file, false)) {
      assertThatThrownBy(() -> fileSystem.create(file, false)).isInstanceOf(IOException.class);
      first.writeBytes("first");
    }
    assertThat(fileSystem.getFileStatus(file).getLen()).isEqualTo(5);
  }

  @Test
  void flushesToTheDevice() throws Exception {
    try (FSDataOutputStream out = fileSystem.create(file, false)) {
      assertThat(out.hasCapability(StreamCapabilities.HSYNC)).isTrue();
    }
  }

  @Test
  void doesNotOverwriteByRenaming() throws Exception {
    fileSystem.create(file, false).close();
    Path source = file.suffix(".new");
    try (FSDataOutputStream out = fileSystem.create(source, false)) {
      out.writeBytes("new");
    }

    assertThat(fileSystem.rename(source, file)).isFalse();
    assertThat(fileSystem.getFileStatus(file).getLen()).isZero();
  }
}
