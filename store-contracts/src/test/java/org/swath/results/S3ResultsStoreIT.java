package org.swath.results;

import java.io.IOException;
import java.util.UUID;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(S3Server.Provided.class)
class S3ResultsStoreIT extends ResultsStoreContract {

  private final S3Server server;

  S3ResultsStoreIT(S3Server server) {
    this.server = server;
  }

  @Override
  protected String newLocation() throws IOException {
    return S3Server.BUCKET + "/my results/" + UUID.randomUUID();
  }

  @Override
  protected Configuration configuration() {
    return server.configuration();
  }
}
