package org.swath.core.data;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;

/** Another Java process that fetches one file into a cache and tells how it goes, line by line. */
final class FetchingProcess {

  private FetchingProcess() {}

  static Process start(Path folder, URI mirror, DownloadableFile file) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            FetchingProcess.class.getName(),
            folder.toString(),
            mirror.toString(),
            file.name(),
            Long.toString(file.bytes()),
            file.sha256())
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  public static void main(String[] arguments) {
    var file = new DownloadableFile(arguments[2], Long.parseLong(arguments[3]), arguments[4]);
    var settings = DownloadSettings.from(List.of(URI.create(arguments[1])));
    var listener =
        new DownloadListener() {
          @Override
          public void progressed(String name, long bytesDone, long bytesTotal) {}

          @Override
          public void noticed(String message) {
            System.out.println(message);
          }
        };
    System.out.println(
        "fetched " + new DownloadCache(Path.of(arguments[0]), settings, listener).fetch(file));
  }
}
