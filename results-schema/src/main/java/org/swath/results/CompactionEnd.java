package org.swath.results;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings compactions to their end: one that has decided is carried out from wherever it stopped,
 * any other is removed. May be stopped anywhere and called again.
 */
final class CompactionEnd {

  private static final Logger LOG = LoggerFactory.getLogger(CompactionEnd.class);

  private static final int MOST_TRIES = 3;

  private final ResultsFolder folder;
  private final FileSystem fileSystem;
  private final Runnable requireLease;

  /**
   * @param requireLease throws when the folder is another driver's by now
   */
  CompactionEnd(ResultsFolder folder, Runnable requireLease) {
    this.folder = folder;
    this.fileSystem = folder.fileSystem();
    this.requireLease = requireLease;
  }

  /** Sees to every compaction that was interrupted. */
  void settle() throws IOException {
    for (CompactionFolder compaction : CompactionFolder.in(folder)) {
      if (fileSystem.exists(compaction.manifest())) {
        carryOut(compaction.readManifest());
      } else {
        removeUndecided(compaction);
      }
    }
    removeIfEmpty();
  }

  /**
   * Puts new files in the place of old ones.
   *
   * @throws IOException when the storage fails: what holds then is what {@link ResultsReader}
   *     reads, and naive readers may miss a folder or runs until this is called again
   */
  void carryOut(CompactionManifest manifest) throws IOException {
    CompactionFolder compaction = new CompactionFolder(folder, manifest.id());
    requireParts(compaction, manifest, ResultsFolder.EPOCHS);
    requireParts(compaction, manifest, ResultsFolder.RUNS);
    // Runs first: when some are left out, their records go before their epochs.
    switch (manifest.swap()) {
      case FOLDERS -> {
        swapFolder(compaction, ResultsFolder.RUNS);
        swapFolder(compaction, ResultsFolder.EPOCHS);
        bringBackOthers(compaction, manifest, ResultsFolder.RUNS);
        bringBackOthers(compaction, manifest, ResultsFolder.EPOCHS);
      }
      case FILES -> {
        deleteOld(manifest, ResultsFolder.RUNS);
        deleteOld(manifest, ResultsFolder.EPOCHS);
        publish(manifest, ResultsFolder.EPOCHS);
        publish(manifest, ResultsFolder.RUNS);
      }
    }
    // Beside a manifest, readers take nothing else for committed; so nothing may be, before it
    // goes.
    requireLease.run();
    delete(compaction.manifest());
    removeOld(compaction);
  }

  /** Nobody reads the old files any more: where storage goes on failing, the next driver tries. */
  private void removeOld(CompactionFolder compaction) {
    for (int tries = 1; ; tries++) {
      try {
        delete(compaction.root());
        removeIfEmpty();
        return;
      } catch (IOException e) {
        if (tries == MOST_TRIES) {
          LOG.warn("{} is compacted; old files stay behind in {}", folder, compaction.root(), e);
          return;
        }
      }
    }
  }

  /** Removes what a compaction has written that has not decided yet. */
  void removeUndecided(CompactionFolder compaction) throws IOException {
    for (String table : List.of(ResultsFolder.EPOCHS, ResultsFolder.RUNS)) {
      if (fileSystem.exists(compaction.old(table)) && !fileSystem.exists(folder.resolve(table))) {
        throw new ResultsException(
            "A results folder must have %s/, but %s has it only as %s; rename it back by hand"
                .formatted(table, folder, compaction.old(table)));
      }
    }
    delete(compaction.root());
    removeIfEmpty();
  }

  private void requireParts(CompactionFolder compaction, CompactionManifest manifest, String table)
      throws IOException {
    for (WrittenFile part : manifest.parts(table)) {
      FileStatus found = find(compaction, table, part);
      if (found.getLen() != part.bytes()) {
        throw new ResultsException(
            ("%s must have the length that a compaction wrote, %d bytes, but has %d; restore it from"
                    + " a copy")
                .formatted(found.getPath(), part.bytes(), found.getLen()));
      }
    }
  }

  /**
   * Where a part is by now.
   *
   * @throws FileNotFoundException when it is on its way just now
   */
  static FileStatus find(CompactionFolder compaction, String table, WrittenFile part)
      throws IOException {
    FileSystem fileSystem = compaction.folder().fileSystem();
    try {
      return fileSystem.getFileStatus(compaction.folder().resolve(part.path()));
    } catch (FileNotFoundException e) {
      String visible = table + "/" + CompactionManifest.nameOf(part);
      return fileSystem.getFileStatus(compaction.folder().resolve(visible));
    }
  }

  private void swapFolder(CompactionFolder compaction, String table) throws IOException {
    Path visible = folder.resolve(table);
    Path fresh = compaction.fresh(table);
    Path old = compaction.old(table);
    if (!fileSystem.exists(fresh)) {
      // An earlier try came further than this.
      return;
    }
    if (fileSystem.exists(visible)) {
      if (fileSystem.exists(old)) {
        removeIntruder(visible, old);
      } else {
        rename(visible, old);
      }
    }
    rename(fresh, visible);
  }

  /** Someone has made the folder anew while it was away; an empty one is nobody's loss. */
  private void removeIntruder(Path visible, Path old) throws IOException {
    if (fileSystem.listStatus(visible).length > 0) {
      throw new ResultsException(
          ("A compaction has moved %s to %s, but it is there again, with files that Swath did not"
                  + " put there; move it away")
              .formatted(visible, old));
    }
    fileSystem.delete(visible, false);
  }

  private void bringBackOthers(
      CompactionFolder compaction, CompactionManifest manifest, String table) throws IOException {
    Set<String> ours = new HashSet<>(manifest.old(table));
    for (FileStatus status : folder.list(folder.relative(compaction.old(table)))) {
      String name = status.getPath().getName();
      if (!ours.contains(name)) {
        rename(status.getPath(), new Path(folder.resolve(table), name));
      }
    }
  }

  private void deleteOld(CompactionManifest manifest, String table) throws IOException {
    requireLease.run();
    for (String name : manifest.old(table)) {
      delete(folder.resolve(table + "/" + name));
    }
  }

  private void publish(CompactionManifest manifest, String table) throws IOException {
    FileMove fileMove = new FileMove(fileSystem);
    fileSystem.mkdirs(folder.resolve(table));
    for (WrittenFile part : manifest.parts(table)) {
      requireLease.run();
      Path target = folder.resolve(table + "/" + CompactionManifest.nameOf(part));
      FileMove.Result result = fileMove.publish(folder.resolve(part.path()), target, part);
      if (result.outcome() != FileMove.Outcome.DONE) {
        throw new IOException(result.reason());
      }
    }
  }

  /** A store may report failure after the effect, so what counts is what is there. */
  private void rename(Path source, Path target) throws IOException {
    requireLease.run();
    IOException failure = null;
    try {
      fileSystem.rename(source, target);
    } catch (IOException e) {
      failure = e;
    }
    if (fileSystem.exists(source) || !fileSystem.exists(target)) {
      throw new IOException("The store did not rename " + source + " to " + target, failure);
    }
  }

  private void delete(Path path) throws IOException {
    IOException failure = null;
    try {
      fileSystem.delete(path, true);
    } catch (IOException e) {
      failure = e;
    }
    if (fileSystem.exists(path)) {
      throw new IOException("The store did not delete " + path, failure);
    }
  }

  private void removeIfEmpty() throws IOException {
    Path all = folder.resolve(ResultsFolder.COMPACTION);
    if (folder.list(ResultsFolder.COMPACTION).isEmpty() && fileSystem.exists(all)) {
      fileSystem.delete(all, false);
    }
  }
}
