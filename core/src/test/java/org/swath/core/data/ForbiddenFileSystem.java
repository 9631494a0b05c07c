package org.swath.core.data;

import java.io.IOException;
import java.net.URI;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.apache.hadoop.security.AccessControlException;

/**
 * The local disk under the scheme {@code forbidden}, where nobody may open a file, nor list a
 * folder named {@code closed}. A real permission would not stop a test that runs as root.
 */
public final class ForbiddenFileSystem extends RawLocalFileSystem {

  static final String SCHEME = "forbidden";

  static Configuration configuration() {
    var configuration = new Configuration(false);
    configuration.setClass("fs." + SCHEME + ".impl", ForbiddenFileSystem.class, FileSystem.class);
    return configuration;
  }

  @Override
  public URI getUri() {
    return URI.create(SCHEME + ":///");
  }

  @Override
  public FSDataInputStream open(Path file, int bufferSize) throws IOException {
    throw new AccessControlException("Permission denied: user=somebody, access=READ");
  }

  @Override
  public FileStatus[] listStatus(Path folder) throws IOException {
    if (folder.getName().equals("closed")) {
      throw new AccessControlException("Permission denied: user=somebody, access=READ_EXECUTE");
    }
    return super.listStatus(folder);
  }
}
