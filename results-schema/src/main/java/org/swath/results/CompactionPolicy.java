package org.swath.results;

/**
 * When a sweep that ends compacts its results without being asked.
 *
 * @param mostLooseFiles files of single attempts in {@code runs/} that are left as they are; with
 *     more, the results are compacted
 */
public record CompactionPolicy(int mostLooseFiles) {

  /**
   * The files of 64 attempts are few for every reader, and most sweeps on one machine stay below:
   * compacting those would take away names that say which cohort a file is from, and gain nothing.
   */
  public static final CompactionPolicy STANDARD = new CompactionPolicy(64);

  public CompactionPolicy {
    if (mostLooseFiles < 1) {
      throw new IllegalArgumentException(
          "mostLooseFiles >= 1 must hold, but got " + mostLooseFiles);
    }
  }

  /**
   * Whether to compact.
   *
   * @param looseFiles files of single attempts in {@code runs/}; parts of an earlier compaction do
   *     not count, or a large sweep would be written anew whenever a few runs were added
   * @param foldersRenameAtomically see {@link ResultsFolder#renamesFoldersAtomically()}: elsewhere
   *     runs are missing for a moment, which only a person may ask for
   */
  public boolean asksFor(int looseFiles, boolean foldersRenameAtomically) {
    return foldersRenameAtomically && looseFiles > mostLooseFiles;
  }
}
