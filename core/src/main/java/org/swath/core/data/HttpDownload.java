package org.swath.core.data;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Fetches one file from one address into a part file, going on where the part file ends.
 *
 * <p>What has arrived stays in the part file when the connection breaks, so that the next attempt
 * asks for the rest only. The content is not checked here.
 */
final class HttpDownload {

  private static final int CHUNK_BYTES = 1 << 16;

  private final HttpClient client;
  private final Duration idleTimeout;
  private final DownloadListener listener;

  HttpDownload(DownloadSettings settings, DownloadListener listener) {
    this.client =
        HttpClient.newBuilder()
            .connectTimeout(settings.connectTimeout())
            .followRedirects(HttpClient.Redirect.NORMAL)
            .version(HttpClient.Version.HTTP_1_1)
            .build();
    this.idleTimeout = settings.idleTimeout();
    this.listener = listener;
  }

  /**
   * Leaves {@code part} with as many bytes as {@code file} has, or as it is when it has more: then
   * it is something else, as its checksum will tell.
   *
   * @throws MirrorException when the server fails, is silent for too long, or offers a file of
   *     another size
   * @throws IOException when the part file cannot be written
   */
  void fetch(URI address, DownloadableFile file, Path part)
      throws MirrorException, IOException, InterruptedException {
    long have = Files.exists(part) ? Files.size(part) : 0;
    if (have >= file.bytes()) {
      return;
    }
    HttpResponse<InputStream> response = ask(address, have);
    try (InputStream body = response.body()) {
      long start = startOf(response, have);
      requireSize(response, file.bytes() - start);
      append(body, file, part, start);
    }
  }

  private HttpResponse<InputStream> ask(URI address, long from)
      throws MirrorException, InterruptedException {
    HttpRequest.Builder request = HttpRequest.newBuilder(address).timeout(idleTimeout);
    if (from > 0) {
      request.header("Range", "bytes=" + from + "-");
    }
    try {
      return client.send(request.build(), BodyHandlers.ofInputStream());
    } catch (IOException e) {
      throw new MirrorException("cannot be asked: " + reason(e), e);
    }
  }

  /** The position in the file of the first byte of the answer. */
  private static long startOf(HttpResponse<?> response, long asked) throws MirrorException {
    String range = response.headers().firstValue("Content-Range").orElse("");
    if (response.statusCode() == 206 && range.startsWith("bytes " + asked + "-")) {
      return asked;
    }
    if (response.statusCode() == 200) {
      return 0;
    }
    throw new MirrorException("answers with HTTP status " + response.statusCode());
  }

  private static void requireSize(HttpResponse<?> response, long expected) throws MirrorException {
    long announced = response.headers().firstValueAsLong("Content-Length").orElse(expected);
    if (announced != expected) {
      throw new MirrorException(
          "must send %d bytes, but announces %d: it offers another file"
              .formatted(expected, announced));
    }
  }

  private void append(InputStream body, DownloadableFile file, Path part, long start)
      throws MirrorException, IOException, InterruptedException {
    ExecutorService reader = Executors.newSingleThreadExecutor(HttpDownload::daemon);
    try (OutputStream out = open(part, start)) {
      byte[] chunk = new byte[CHUNK_BYTES];
      long done = start;
      for (int read = read(body, chunk, reader); read != -1; read = read(body, chunk, reader)) {
        done += read;
        if (done > file.bytes()) {
          throw new MirrorException("sends more than the file's " + file.bytes() + " bytes");
        }
        out.write(chunk, 0, read);
        listener.progressed(file.name(), done, file.bytes());
      }
      if (done < file.bytes()) {
        throw new MirrorException("ends after %d of %d bytes".formatted(done, file.bytes()));
      }
    } finally {
      reader.shutdownNow();
    }
  }

  /** A read that gives up after the idle timeout: the stream itself would wait for ever. */
  private int read(InputStream body, byte[] chunk, ExecutorService reader)
      throws MirrorException, InterruptedException {
    Future<Integer> pending = reader.submit(() -> body.read(chunk));
    try {
      return pending.get(idleTimeout.toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      throw new MirrorException(
          "has sent nothing for %.1f seconds".formatted(idleTimeout.toMillis() / 1e3), e);
    } catch (ExecutionException e) {
      throw new MirrorException("breaks off: " + reason(e.getCause()), e);
    }
  }

  private static OutputStream open(Path part, long start) throws IOException {
    return start > 0
        ? Files.newOutputStream(part, StandardOpenOption.APPEND)
        : Files.newOutputStream(part);
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "download-reader");
    thread.setDaemon(true);
    return thread;
  }

  /** Some network exceptions have no message of their own, only a cause that says more. */
  private static String reason(Throwable e) {
    String name = e.getClass().getSimpleName();
    if (e.getMessage() != null) {
      return name + ": " + e.getMessage();
    }
    return e.getCause() == null ? name : name + ": " + reason(e.getCause());
  }
}
