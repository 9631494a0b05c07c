package org.swath.jobs.cli;

import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.SparkConf;
import org.swath.jobs.driver.RefusedException;
import picocli.CommandLine.Option;

/**
 * {@code --jars}, for every command that may meet a workload of the user's own. What the jars
 * provide decides what a spec may say, so they are looked for before the command line is parsed.
 */
public final class JarsOption {

  private static final String NAME = "--jars";
  private static final String SPARK_JARS = "spark.jars";

  @Option(
      names = NAME,
      paramLabel = "FILES",
      description = {
        "Jars with workloads of your own, local files with commas between them;",
        "see docs/own-workload.md."
      })
  private List<String> jars = new ArrayList<>();

  /**
   * The jars that a command line names.
   *
   * @throws RefusedException when one of them is no jar
   */
  public static List<Path> in(String[] arguments) {
    List<String> values = new ArrayList<>();
    for (int i = 0; i < arguments.length; i++) {
      if (arguments[i].startsWith(NAME + "=")) {
        values.add(arguments[i].substring(NAME.length() + 1));
      } else if (arguments[i].equals(NAME) && i + 1 < arguments.length) {
        values.add(arguments[++i]);
      }
    }
    // Before its "--" stands what spark-submit is told, and after it what a later swath run is.
    boolean ofAnotherProcess = arguments.length > 0 && arguments[0].equals("submit");
    return ofAnotherProcess ? List.of() : files(values);
  }

  /** A class loader of the jars, whose parent comes first. */
  public static URLClassLoader loader(List<Path> jars, ClassLoader parent) {
    return new URLClassLoader(jars.stream().map(JarsOption::url).toArray(URL[]::new), parent);
  }

  /** Has Spark give the jars to executors, beside those that it was given otherwise. */
  void addTo(SparkConf settings) {
    String own =
        files(jars).stream().map(jar -> jar.toUri().toString()).collect(Collectors.joining(","));
    if (!own.isEmpty()) {
      String others = settings.get(SPARK_JARS, "");
      settings.set(SPARK_JARS, others.isEmpty() ? own : others + "," + own);
    }
  }

  private static List<Path> files(List<String> values) {
    return values.stream()
        .flatMap(value -> Stream.of(value.split(",")))
        .map(String::strip)
        .filter(name -> !name.isEmpty())
        .map(JarsOption::file)
        .distinct()
        .toList();
  }

  private static Path file(String name) {
    Path path;
    try {
      path = Path.of(name).toAbsolutePath().normalize();
    } catch (InvalidPathException e) {
      throw new RefusedException("--jars must name local files, but got " + name, e);
    }
    if (!Files.isRegularFile(path)) {
      throw new RefusedException(
          "--jars must name local files, but there is none at %s. Check the path; jars that lie elsewhere are for swath submit --jars"
              .formatted(name));
    }
    try (JarFile jar = new JarFile(path.toFile())) {
      jar.size();
    } catch (IOException e) {
      throw new RefusedException(
          "--jars must name jar files, but %s is none: %s. Pack the classes with the jar command"
              .formatted(name, e.getMessage()),
          e);
    }
    return path;
  }

  private static URL url(Path jar) {
    try {
      return jar.toUri().toURL();
    } catch (MalformedURLException e) {
      throw new IllegalStateException("A path is always a URL, but not " + jar, e);
    }
  }
}
