package org.swath.results;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;

/**
 * Where one compaction works: {@code _compaction/<id>/}. Names in it differ from those that readers
 * look for, however deep they look.
 *
 * @param id see {@link PartName}
 */
record CompactionFolder(ResultsFolder folder, String id) {

  private static final String MANIFEST = "manifest.json";

  /** Those that are there, begun, interrupted or done. */
  static List<CompactionFolder> in(ResultsFolder folder) throws IOException {
    List<CompactionFolder> found = new ArrayList<>();
    for (FileStatus status : folder.list(ResultsFolder.COMPACTION)) {
      String name = status.getPath().getName();
      if (status.isDirectory() && PartName.isCompactionId(name)) {
        found.add(new CompactionFolder(folder, name));
      }
    }
    return found;
  }

  /**
   * The compaction that has decided, and not yet ended: what it has written is what is committed,
   * wherever the files are by now.
   *
   * @throws java.io.FileNotFoundException when it ended just now
   */
  static Optional<CompactionManifest> decided(ResultsFolder folder) throws IOException {
    for (CompactionFolder compaction : in(folder)) {
      if (folder.fileSystem().exists(compaction.manifest())) {
        return Optional.of(compaction.readManifest());
      }
    }
    return Optional.empty();
  }

  Path root() {
    return folder.resolve(ResultsFolder.COMPACTION + "/" + id);
  }

  /** New files of a table that are not visible yet. */
  Path fresh(String table) {
    return new Path(root(), "new-" + table);
  }

  /** Old files of a table that are not visible any more. */
  Path old(String table) {
    return new Path(root(), "old-" + table);
  }

  /** Rows that wait to be sorted. */
  Path spill(String table, int part) {
    return new Path(root(), "spill/" + table + "-" + part);
  }

  Path manifest() {
    return new Path(root(), MANIFEST);
  }

  CompactionManifest readManifest() throws IOException {
    return CompactionManifest.read(folder.readText(folder.relative(manifest())), manifest());
  }
}
