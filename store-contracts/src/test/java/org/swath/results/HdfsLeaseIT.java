package org.swath.results;

import java.io.IOException;
import java.util.UUID;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Hdfs.Provided.class)
class HdfsLeaseIT extends LeaseContract {

  private final Hdfs hdfs;

  HdfsLeaseIT(Hdfs hdfs) {
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
