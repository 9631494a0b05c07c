package org.swath.core.data;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.DigestInputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * A folder of downloaded files that several processes may share.
 *
 * <p>Under a file's own name lies that file, whole and checked, or nothing: a download grows under
 * {@code <name>.part} and is renamed once its checksum is right. Who downloads holds a lock on
 * {@code .lock}; who finds a sound file needs none. A part file stays when a download breaks off,
 * for the next one to go on with.
 */
final class DownloadCache {

  private static final int ATTEMPTS_PER_MIRROR = 5;
  private static final Duration LOCK_POLL = Duration.ofMillis(100);

  private final Path folder;
  private final List<URI> mirrors;
  private final HttpDownload download;
  private final DownloadListener listener;

  DownloadCache(Path folder, DownloadSettings settings, DownloadListener listener) {
    this.folder = folder;
    this.mirrors = settings.mirrors();
    this.download = new HttpDownload(settings, listener);
    this.listener = listener;
  }

  /**
   * The path of a sound copy of a file, which is downloaded first when there is none.
   *
   * @throws DataException when no mirror delivers it, or the folder cannot be read or written
   */
  Path fetch(DownloadableFile file) {
    Path target = folder.resolve(file.name());
    try {
      if (!isSound(target, file)) {
        Files.createDirectories(folder);
        fill(target, file);
      }
      return target;
    } catch (IOException e) {
      throw new DataException(
          "The folder for downloads, %s, must be readable and writable and have %d bytes to spare, but: %s. Grant the permission, free space or choose another folder."
              .formatted(folder, file.bytes(), e),
          e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new DataException(
          "The download of %s must run to its end, but was interrupted. Load again to go on where it stopped."
              .formatted(file.name()),
          e);
    }
  }

  private void fill(Path target, DownloadableFile file) throws IOException, InterruptedException {
    try (FileChannel lockFile =
        FileChannel.open(
            folder.resolve(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      FileLock held = lock(lockFile);
      try {
        fillAlone(target, file);
      } finally {
        held.release();
      }
    }
  }

  private void fillAlone(Path target, DownloadableFile file)
      throws IOException, InterruptedException {
    if (isSound(target, file)) {
      return; // whoever held the lock before has fetched it
    }
    if (Files.exists(target)) {
      listener.noticed(
          "%s must have SHA-256 %s but is damaged: it is deleted and downloaded again."
              .formatted(target, file.sha256()));
      Files.delete(target);
    }
    Path part = folder.resolve(file.name() + ".part");
    fetchFromAnyMirror(file, part);
    Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
  }

  private FileLock lock(FileChannel lockFile) throws IOException, InterruptedException {
    boolean told = false;
    while (true) {
      try {
        FileLock lock = lockFile.tryLock();
        if (lock != null) {
          return lock;
        }
      } catch (OverlappingFileLockException e) {
        // Another thread of this JVM has it: the operating system's lock is one per process.
      }
      if (!told) {
        listener.noticed("Waiting for another download into " + folder + " to end.");
        told = true;
      }
      Thread.sleep(LOCK_POLL.toMillis());
    }
  }

  private void fetchFromAnyMirror(DownloadableFile file, Path part)
      throws IOException, InterruptedException {
    List<String> failures = new ArrayList<>();
    for (URI mirror : mirrors) {
      URI address = mirror.resolve(file.name());
      try {
        fetchFrom(address, file, part);
        return;
      } catch (MirrorException e) {
        failures.add("  " + address + " " + e.getMessage());
      }
    }
    throw new DataException(
        "%s must come from one of its mirrors, but:\n%s\nCheck the network and the proxy (-Dhttps.proxyHost, -Dhttps.proxyPort) and load again to go on where this stopped; or fetch the files by other means and name their folder (--data or SWATH_DATA)."
            .formatted(
                file.name(),
                failures.isEmpty() ? "  no mirror is configured" : String.join("\n", failures)));
  }

  /** Tries one mirror, again for as long as each broken connection brought something new. */
  private void fetchFrom(URI address, DownloadableFile file, Path part)
      throws MirrorException, IOException, InterruptedException {
    for (int attempt = 1; ; attempt++) {
      long before = Files.exists(part) ? Files.size(part) : 0;
      try {
        download.fetch(address, file, part);
      } catch (MirrorException e) {
        long now = Files.exists(part) ? Files.size(part) : 0;
        if (now > before && attempt < ATTEMPTS_PER_MIRROR) {
          continue;
        }
        throw e;
      }
      String found = sha256(part);
      if (found.equals(file.sha256())) {
        return;
      }
      Files.delete(part);
      // Resumed bytes may be the bad ones, left by an earlier attempt: once more from the start.
      if (before == 0 || attempt >= ATTEMPTS_PER_MIRROR) {
        throw new MirrorException(
            "must send content with SHA-256 %s, but sends %s".formatted(file.sha256(), found));
      }
    }
  }

  private static boolean isSound(Path path, DownloadableFile file) throws IOException {
    return Files.isRegularFile(path) && sha256(path).equals(file.sha256());
  }

  private static String sha256(Path path) throws IOException {
    var digest = Sha256.digest();
    try (InputStream in = new DigestInputStream(Files.newInputStream(path), digest)) {
      in.transferTo(OutputStream.nullOutputStream());
    }
    return Sha256.hex(digest);
  }
}
