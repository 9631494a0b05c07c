package org.swath.results;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.fs.FileStatus;

/** Finds the files that hold what is committed, wherever a compaction under way has put them. */
final class CommittedFiles {

  private final ResultsFolder folder;

  CommittedFiles(ResultsFolder folder) {
    this.folder = folder;
  }

  /**
   * The files of a table, by name.
   *
   * @param table {@code epochs} or {@code runs}
   * @throws FileNotFoundException when they were being moved just now: look again
   */
  List<FileStatus> of(String table) throws IOException {
    Optional<CompactionManifest> decided = CompactionFolder.decided(folder);
    if (decided.isPresent()) {
      return parts(decided.get(), table);
    }
    boolean missing = !folder.fileSystem().exists(folder.resolve(table));
    List<FileStatus> files = folder.visibleStatuses(table);
    // What was listed while a compaction began may be half of it.
    if (CompactionFolder.decided(folder).isPresent() || (missing && isOnItsWay(table))) {
      throw new FileNotFoundException(
          "%s/ of %s is being moved by a compaction; try again, or run swath clean if none is running"
              .formatted(table, folder));
    }
    return files;
  }

  /** Whether a folder that was missing may be there but for a compaction, or is there by now. */
  private boolean isOnItsWay(String table) throws IOException {
    return !folder.list(ResultsFolder.COMPACTION).isEmpty()
        || folder.fileSystem().exists(folder.resolve(table));
  }

  private List<FileStatus> parts(CompactionManifest manifest, String table) throws IOException {
    CompactionFolder compaction = new CompactionFolder(folder, manifest.id());
    List<FileStatus> files = new ArrayList<>();
    for (WrittenFile part : manifest.parts(table)) {
      files.add(CompactionEnd.find(compaction, table, part));
    }
    return files;
  }
}
