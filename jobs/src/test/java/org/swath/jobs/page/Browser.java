package org.swath.jobs.page;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Chromium without a window, driven through chromedriver as <a
 * href="https://www.w3.org/TR/webdriver2/">WebDriver</a> says: JSON over HTTP.
 */
final class Browser implements AutoCloseable {

  private static final Pattern PORT = Pattern.compile("started successfully on port (\\d+)");
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final JsonMapper JSON = new JsonMapper();

  /** What a keyboard has beside letters, as WebDriver writes it. */
  static final String ENTER = "\uE007";

  static final String TAB = "\uE004";

  private final Process driver;
  private final HttpClient http = HttpClient.newHttpClient();
  private final URI session;

  /**
   * Starts a browser.
   *
   * @param chromedriver the program
   * @param profile an empty folder for it
   */
  Browser(String chromedriver, Path profile) throws IOException, InterruptedException {
    this.driver = new ProcessBuilder(chromedriver, "--port=0").redirectErrorStream(true).start();
    URI server = URI.create("http://localhost:" + port(driver) + "/session");
    JsonNode made = post(server, capabilities(profile));
    this.session = URI.create(server + "/" + made.path("sessionId").textValue());
  }

  private static int port(Process driver) throws IOException {
    // Not closed: the driver goes on writing.
    BufferedReader output = driver.inputReader(StandardCharsets.UTF_8);
    StringBuilder said = new StringBuilder();
    for (String line = output.readLine(); line != null; line = output.readLine()) {
      Matcher port = PORT.matcher(line);
      if (port.find()) {
        return Integer.parseInt(port.group(1));
      }
      said.append(line).append('\n');
    }
    throw new IOException("chromedriver must say its port, but said: " + said);
  }

  private static ObjectNode capabilities(Path profile) {
    ObjectNode body = JSON.createObjectNode();
    ObjectNode wanted = body.putObject("capabilities").putObject("alwaysMatch");
    wanted.put("browserName", "chrome");
    ArrayNode arguments = wanted.putObject("goog:chromeOptions").putArray("args");
    List.of(
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--force-prefers-reduced-motion",
            "--window-size=1280,1000",
            "--user-data-dir=" + profile)
        .forEach(arguments::add);
    wanted.putObject("goog:loggingPrefs").put("browser", "ALL").put("performance", "ALL");
    return body;
  }

  /** Opens a file. */
  void open(Path file) throws IOException, InterruptedException {
    post("/url", JSON.createObjectNode().put("url", file.toUri().toString()));
  }

  /** What a script returns; {@code arguments} has these texts. */
  JsonNode run(String script, String... arguments) throws IOException, InterruptedException {
    ObjectNode body = JSON.createObjectNode().put("script", script);
    ArrayNode texts = body.putArray("args");
    for (String argument : arguments) {
      texts.add(argument);
    }
    return post("/execute/sync", body);
  }

  /** Waits until an expression is true. */
  void await(String expression) throws IOException, InterruptedException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!run("return Boolean(" + expression + ")").booleanValue()) {
      if (System.nanoTime() > end) {
        throw new AssertionError("This must become true, but does not: " + expression);
      }
      Thread.sleep(20);
    }
  }

  /** Clicks on the first element that a selector finds, as a pointer does. */
  void click(String selector) throws IOException, InterruptedException {
    post("/element/" + element(selector) + "/click", JSON.createObjectNode());
  }

  /** Types into what has the focus. */
  void type(String keys) throws IOException, InterruptedException {
    ObjectNode body = JSON.createObjectNode();
    ObjectNode keyboard = body.putArray("actions").addObject();
    keyboard.put("type", "key").put("id", "keyboard");
    ArrayNode actions = keyboard.putArray("actions");
    keys.codePoints()
        .mapToObj(Character::toString)
        .forEach(
            key -> {
              actions.addObject().put("type", "keyDown").put("value", key);
              actions.addObject().put("type", "keyUp").put("value", key);
            });
    post("/actions", body);
  }

  /** Makes the window this large. */
  void resize(int width, int height) throws IOException, InterruptedException {
    post("/window/rect", JSON.createObjectNode().put("width", width).put("height", height));
  }

  /** What the page wrote to its console since the last call, warnings and errors among it. */
  List<String> console() throws IOException, InterruptedException {
    List<String> lines = new ArrayList<>();
    for (JsonNode entry : log("browser")) {
      lines.add(entry.path("level").textValue() + " " + entry.path("message").textValue());
    }
    return lines;
  }

  /** The addresses of all requests since the last call. */
  List<String> requests() throws IOException, InterruptedException {
    List<String> addresses = new ArrayList<>();
    for (JsonNode entry : log("performance")) {
      JsonNode message = JSON.readTree(entry.path("message").textValue()).path("message");
      if (message.path("method").textValue().equals("Network.requestWillBeSent")) {
        addresses.add(message.at("/params/request/url").textValue());
      }
    }
    return addresses;
  }

  private JsonNode log(String type) throws IOException, InterruptedException {
    return post("/se/log", JSON.createObjectNode().put("type", type));
  }

  private String element(String selector) throws IOException, InterruptedException {
    ObjectNode body = JSON.createObjectNode();
    body.put("using", "css selector").put("value", selector);
    return post("/element", body).elements().next().textValue();
  }

  private JsonNode post(String path, JsonNode body) throws IOException, InterruptedException {
    return post(URI.create(session + path), body);
  }

  private JsonNode post(URI address, JsonNode body) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(address)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body.toString()))
            .build();
    return value(address, http.send(request, BodyHandlers.ofString()).body());
  }

  private static JsonNode value(URI address, String answer) throws IOException {
    JsonNode value = JSON.readTree(answer).path("value");
    if (value.hasNonNull("error")) {
      throw new IOException("%s: %s".formatted(address.getPath(), value.path("message").asText()));
    }
    return value;
  }

  @Override
  public void close() throws IOException, InterruptedException {
    try {
      http.send(HttpRequest.newBuilder(session).DELETE().build(), BodyHandlers.ofString());
    } finally {
      driver.destroy();
      driver.waitFor();
    }
  }
}
