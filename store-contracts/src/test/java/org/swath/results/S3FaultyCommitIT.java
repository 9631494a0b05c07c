package org.swath.results;

import java.io.IOException;
import java.util.UUID;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;

/** Minutes: every call to the store fails in turn, before and after its effect. */
@Tag("long")
@ExtendWith(S3Server.Provided.class)
class S3FaultyCommitIT extends FaultyCommitContract {

  private final S3Server server;

  S3FaultyCommitIT(S3Server server) {
    this.server = server;
  }

  @Override
  protected FileSystem fileSystem() throws IOException {
    return server.fileSystem();
  }

  @Override
  protected Path newLocation() throws IOException {
    return new Path(S3Server.BUCKET + "/" + UUID.randomUUID());
  }
}
