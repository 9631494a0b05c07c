package org.swath.results;

import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;

/**
 * Finishes or undoes the commits that a driver's death stopped half way, and removes what it left
 * in private.
 */
final class HalfCommits {

  private final ResultsFolder folder;
  private final Map<String, String> attemptsByRun;
  private int finished;
  private int undone;

  /**
   * @param attemptsByRun what is committed; runs of commits that are finished here are added
   */
  HalfCommits(ResultsFolder folder, Map<String, String> attemptsByRun) {
    this.folder = folder;
    this.attemptsByRun = attemptsByRun;
  }

  int finished() {
    return finished;
  }

  int undone() {
    return undone;
  }

  /** Sees to every file of epoch metrics that has no run records beside it. */
  void settle() throws IOException {
    Set<String> withRuns = names(ResultsFolder.RUNS);
    Set<String> withEpochs = names(ResultsFolder.EPOCHS);
    for (String name : withRuns) {
      if (!withEpochs.contains(name)) {
        throw new ResultsException(
            ("Each file in runs/ must have one of the same name in epochs/, but runs/%s"
                    + " of %s has none; restore it from a copy, or move runs/%s away to train its"
                    + " runs again")
                .formatted(name, folder, name));
      }
    }
    for (String name : withEpochs) {
      if (!withRuns.contains(name)) {
        if (PartName.isPart(name)) {
          throw new ResultsException(
              ("Each part in epochs/ must have one of the same name in runs/, but epochs/%s of %s"
                      + " has none; restore it from a copy, or move epochs/%s away to train its"
                      + " runs again")
                  .formatted(name, folder, name));
        }
        settle(CommittedName.ofFile(name));
      }
    }
  }

  /** Removes every private file; nobody is left who could commit one. */
  int removeAttempts() throws IOException {
    int removed = 0;
    for (FileStatus status : folder.list(ResultsFolder.ATTEMPTS)) {
      delete(status.getPath());
      removed++;
    }
    return removed;
  }

  private void settle(CommittedName name) throws IOException {
    Path epochs = folder.resolve(ResultsFolder.committedFile(name, ResultsFolder.EPOCHS));
    Path runs = folder.resolve(ResultsFolder.attemptFile(name.attemptId(), ResultsFolder.RUNS));
    Set<String> runIds = new HashSet<>();
    if (completes(runs, epochs, runIds)) {
      Path target = folder.resolve(ResultsFolder.committedFile(name, ResultsFolder.RUNS));
      if (!folder.fileSystem().rename(runs, target) && !folder.fileSystem().exists(target)) {
        throw new IOException("The store refused to rename " + runs + " to " + target);
      }
      runIds.forEach(runId -> attemptsByRun.put(runId, name.attemptId()));
      finished++;
    } else {
      delete(epochs);
      undone++;
    }
  }

  /** Whether the run records are there, whole, and about just these epochs. Collects their ids. */
  private boolean completes(Path runs, Path epochs, Set<String> runIds) throws IOException {
    if (!folder.fileSystem().exists(runs)) {
      return false;
    }
    long[] epochsCompleted = {0};
    try (StoredFile epochsFile = StoredFile.open(folder, epochs);
        StoredFile runsFile = StoredFile.open(folder, runs)) {
      long epochRows = epochsFile.rows();
      runsFile.forEachRow(
          List.of(RunColumns.RUN_ID, RunColumns.EPOCHS_COMPLETED),
          row -> {
            runIds.add(row.text(RunColumns.RUN_ID));
            epochsCompleted[0] += row.int32(RunColumns.EPOCHS_COMPLETED);
          });
      return epochsCompleted[0] == epochRows
          && runIds.stream().noneMatch(attemptsByRun::containsKey);
    } catch (ResultsException e) {
      return false;
    }
  }

  private Set<String> names(String kind) throws IOException {
    return folder.visibleFiles(kind).stream().map(Path::getName).collect(Collectors.toSet());
  }

  private void delete(Path path) throws IOException {
    folder.fileSystem().delete(path, true);
    if (folder.fileSystem().exists(path)) {
      throw new IOException("The store did not delete " + path);
    }
  }
}
