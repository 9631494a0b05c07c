package org.swath.results;

/** How the new files of a compaction take the place of the old ones. */
enum CompactionSwap {
  /** Folder for folder, each by two renames: readers see all old files, or all new ones. */
  FOLDERS,
  /**
   * File by file, for stores that rename a folder by copying what is in it: first the old ones go,
   * then the new ones come, so readers may miss runs for a moment and never see one twice.
   */
  FILES;

  static CompactionSwap of(ResultsFolder folder) {
    return folder.renamesFoldersAtomically() ? FOLDERS : FILES;
  }
}
