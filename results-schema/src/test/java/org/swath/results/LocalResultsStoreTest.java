package org.swath.results;

import java.nio.file.Path;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.io.TempDir;

class LocalResultsStoreTest extends ResultsStoreContract {

  @TempDir Path directory;

  @Override
  protected String newLocation() {
    return directory.resolve("my results").toString();
  }

  @Override
  protected Configuration configuration() {
    return new Configuration();
  }
}
