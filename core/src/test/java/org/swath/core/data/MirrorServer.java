package org.swath.core.data;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A mirror on this machine that fails as told: one fault per request, then it behaves. */
final class MirrorServer implements AutoCloseable {

  /** What happens to one request. */
  private interface Answer {
    void give(HttpExchange exchange, byte[] content) throws IOException;
  }

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final Map<String, byte[]> files = new ConcurrentHashMap<>();
  private final Queue<Answer> faults = new ConcurrentLinkedQueue<>();
  private final List<String> requests = new CopyOnWriteArrayList<>();
  private final CountDownLatch closing = new CountDownLatch(1);
  private volatile boolean understandsRange = true;

  MirrorServer() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/data/", this::answer);
    server.setExecutor(threads);
    server.start();
  }

  URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/data/");
  }

  void offer(String name, byte[] content) {
    files.put(name, content);
  }

  void ignoreRange() {
    understandsRange = false;
  }

  /** The next request gets only the first bytes of its answer, then the connection breaks. */
  void cutNextAfter(int bytes) {
    faults.add((exchange, content) -> begin(exchange, content, bytes));
  }

  /** The next request gets an error. */
  void failNext(int status) {
    faults.add((exchange, content) -> exchange.sendResponseHeaders(status, -1));
  }

  /** The next request gets other bytes, as many. */
  void corruptNext() {
    faults.add(
        (exchange, content) -> {
          byte[] corrupt = content.clone();
          corrupt[corrupt.length / 2] ^= 1;
          send(exchange, corrupt);
        });
  }

  /** The next request gets the first bytes of its answer and then silence. */
  void fallSilentAfter(int bytes) {
    faults.add(
        (exchange, content) -> {
          begin(exchange, content, bytes);
          await(closing);
        });
  }

  /** The next request tells that it came and waits for the gate. */
  void holdNext(CountDownLatch came, CountDownLatch gate) {
    faults.add(
        (exchange, content) -> {
          came.countDown();
          await(gate);
          send(exchange, content);
        });
  }

  /** Every request so far: the file's name, then the range asked for if any. */
  List<String> requests() {
    return new ArrayList<>(requests);
  }

  @Override
  public void close() {
    closing.countDown();
    server.stop(0);
    threads.shutdownNow();
  }

  private void answer(HttpExchange exchange) throws IOException {
    String name = exchange.getRequestURI().getPath().substring("/data/".length());
    String range = exchange.getRequestHeaders().getFirst("Range");
    requests.add(range == null ? name : name + " " + range);
    try (exchange) {
      byte[] content = files.get(name);
      Answer fault = faults.poll();
      if (content == null) {
        exchange.sendResponseHeaders(404, -1);
      } else if (fault != null) {
        fault.give(exchange, content);
      } else {
        send(exchange, content);
      }
    }
  }

  private void send(HttpExchange exchange, byte[] content) throws IOException {
    begin(exchange, content, content.length);
  }

  /** Announces all that was asked for and sends at most the first bytes of it. */
  private void begin(HttpExchange exchange, byte[] content, int bytes) throws IOException {
    String range = exchange.getRequestHeaders().getFirst("Range");
    int from = 0;
    if (range != null && understandsRange) {
      from = Integer.parseInt(range.substring("bytes=".length(), range.length() - 1));
      exchange
          .getResponseHeaders()
          .set(
              "Content-Range",
              "bytes %d-%d/%d".formatted(from, content.length - 1, content.length));
    }
    int length = content.length - from;
    exchange.sendResponseHeaders(from > 0 ? 206 : 200, length);
    exchange.getResponseBody().write(content, from, Math.min(bytes, length));
    exchange.getResponseBody().flush();
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
