package org.swath.jobs;

import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.swath.core.workload.Workload;
import org.swath.core.workload.WorkloadProvider;

/** Jars as a user makes them: one Java file, compiled against Swath, and the provider's name. */
public final class OwnJar {

  private static final String PAGE = "own-workload.md";

  private OwnJar() {}

  /** The jar of the page on workloads of one's own. */
  public static Path ofThePage(Path folder) throws IOException {
    return pack(folder, "mine.jar", "MeanImage", block("java"), block("text").strip());
  }

  /** The first block of that page in a language. */
  public static String block(String language) throws IOException {
    return block(PAGE, language);
  }

  /** The first block of a page of the documentation in a language. */
  public static String block(String page, String language) throws IOException {
    Matcher block =
        Pattern.compile("```" + language + "\n(.*?)```", Pattern.DOTALL)
            .matcher(Files.readString(Path.of("..", "docs", page)));
    if (!block.find()) {
      throw new IllegalStateException("The page must have a block of " + language);
    }
    return block.group(1);
  }

  /**
   * Compiles a class and packs it.
   *
   * @param type the public class of the source
   * @param providers what the jar says its providers are
   */
  public static Path pack(
      Path folder, String jarName, String type, String source, String... providers)
      throws IOException {
    Path classes = Files.createDirectories(folder.resolve(jarName + "-classes"));
    Path file = Files.writeString(folder.resolve(type + ".java"), source);
    compile(file, classes);
    Path jar = folder.resolve(jarName);
    try (OutputStream out = Files.newOutputStream(jar);
        JarOutputStream packed = new JarOutputStream(out);
        Stream<Path> compiled = Files.walk(classes)) {
      for (Path one : compiled.filter(Files::isRegularFile).sorted().toList()) {
        add(packed, classes.relativize(one).toString(), Files.readAllBytes(one));
      }
      add(
          packed,
          "META-INF/services/" + WorkloadProvider.class.getName(),
          String.join("\n", providers).getBytes(StandardCharsets.UTF_8));
    }
    return jar;
  }

  private static void compile(Path source, Path classes) throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    StringWriter problems = new StringWriter();
    try (StandardJavaFileManager files =
        compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8)) {
      List<String> options =
          List.of("--release", "17", "-cp", classPathOfSwath(), "-d", classes.toString());
      boolean sound =
          compiler
              .getTask(
                  problems, files, null, options, null, files.getJavaFileObjects(source.toFile()))
              .call();
      if (!sound) {
        throw new IllegalStateException(problems.toString());
      }
    }
  }

  /** Swath's classes alone, as in swath.jar: looking through the jars of Spark takes seconds. */
  private static String classPathOfSwath() {
    return Workload.class.getProtectionDomain().getCodeSource().getLocation().getPath();
  }

  private static void add(JarOutputStream packed, String name, byte[] content) throws IOException {
    packed.putNextEntry(new JarEntry(name));
    packed.write(content);
    packed.closeEntry();
  }
}
