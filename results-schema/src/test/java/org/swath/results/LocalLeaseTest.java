package org.swath.results;

import java.nio.file.Path;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.junit.jupiter.api.io.TempDir;

class LocalLeaseTest extends LeaseContract {

  @TempDir Path directory;

  @Override
  protected FileSystem fileSystem() {
    return ResultsFolder.at(directory.toString(), new Configuration()).fileSystem();
  }

  @Override
  protected org.apache.hadoop.fs.Path newLocation() {
    return new org.apache.hadoop.fs.Path(directory.resolve("my results").toUri());
  }
}
