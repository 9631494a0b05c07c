package org.swath.results;

import java.io.IOException;
import java.util.UUID;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Hdfs.Provided.class)
class HdfsResultsStoreIT extends ResultsStoreContract {

  private final Hdfs hdfs;

  HdfsResultsStoreIT(Hdfs hdfs) {
    this.hdfs = hdfs;
  }

  @Override
  protected String newLocation() throws IOException {
    return hdfs.fileSystem().getUri() + "/my results/" + UUID.randomUUID();
  }

  @Override
  protected Configuration configuration() {
    return hdfs.configuration();
  }
}
