package org.swath.results;

import java.io.IOException;
import java.util.UUID;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;

/** Minutes: every call to the store fails in turn, before and after its effect. */
@Tag("long")
@ExtendWith(Hdfs.Provided.class)
class HdfsFaultyCommitIT extends FaultyCommitContract {

  private final Hdfs hdfs;

  HdfsFaultyCommitIT(Hdfs hdfs) {
    this.hdfs = hdfs;
  }

  @Override
  protected FileSystem fileSystem() throws IOException {
    return hdfs.fileSystem();
  }

  @Override
  protected Path newLocation() throws IOException {
    return new Path(hdfs.fileSystem().getUri() + "/" + UUID.randomUUID());
  }
}
