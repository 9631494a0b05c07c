package org.swath.jobs.builtins;

import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.Optional;
import org.apache.commons.codec.digest.DigestUtils;
import org.swath.core.workload.Workload;

/**
 * The jar of a user's that a workload comes from.
 *
 * @param name of the file
 * @param sha256 of the file, 64 hexadecimal digits
 */
public record WorkloadJar(String name, String sha256) {

  private static final int SHOWN_DIGITS = 16;

  /** The jar that a workload was loaded from; empty for one of Swath's own, or without a jar. */
  public static Optional<WorkloadJar> of(Workload workload) {
    Optional<Path> jar = fileOf(workload.getClass());
    if (jar.isEmpty() || jar.equals(fileOf(Workload.class))) {
      return Optional.empty();
    }
    try (InputStream bytes = Files.newInputStream(jar.get())) {
      return Optional.of(
          new WorkloadJar(jar.get().getFileName().toString(), DigestUtils.sha256Hex(bytes)));
    } catch (IOException e) {
      throw new WorkloadProviderException(
          "The jar of a workload must stay readable while a sweep is trained, but %s is not: %s. Put it back"
              .formatted(jar.get(), e),
          e);
    }
  }

  /** As provenance names it: the file and the first digits of its checksum. */
  public String inWords() {
    return "%s %s".formatted(name, sha256.substring(0, SHOWN_DIGITS));
  }

  /** What a class was loaded from, as messages name it. */
  static String whereIs(Class<?> type) {
    return fileOf(type).map(jar -> jar.getFileName().toString()).orElse("the class path");
  }

  private static Optional<Path> fileOf(Class<?> type) {
    CodeSource source = type.getProtectionDomain().getCodeSource();
    URL location = source == null ? null : source.getLocation();
    if (location == null || !location.getProtocol().equals("file")) {
      return Optional.empty();
    }
    try {
      return Optional.of(Path.of(location.toURI())).filter(Files::isRegularFile);
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }
}
