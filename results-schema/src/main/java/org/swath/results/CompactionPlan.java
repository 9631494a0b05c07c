package org.swath.results;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.hadoop.fs.FileStatus;

/**
 * Which runs a compaction keeps, and which part each goes to: parts hold ranges of run ids, as many
 * as fit into memory together.
 */
final class CompactionPlan {

  /** What a compaction must know of a run that it keeps. */
  record KeptRun(String runId, int epochs) {}

  private final List<List<KeptRun>> parts = new ArrayList<>();
  private final Map<String, Integer> partOfRun = new HashMap<>();
  private final Set<String> removed = new HashSet<>();

  private CompactionPlan() {}

  /**
   * Reads all run records.
   *
   * @param cellsPerPart the most values of both tables in one part, but for a part of one run
   * @throws ResultsException when a run has two records
   */
  static CompactionPlan of(
      ResultsFolder folder,
      List<FileStatus> runsFiles,
      TableShape epochs,
      TableShape runs,
      RunSelection selection,
      long cellsPerPart)
      throws IOException {
    CompactionPlan plan = new CompactionPlan();
    int runId = runs.indexOf(RunColumns.RUN_ID);
    int status = runs.indexOf("status");
    int epochsCompleted = runs.indexOf(RunColumns.EPOCHS_COMPLETED);
    TreeMap<String, KeptRun> kept = new TreeMap<>();
    for (FileStatus file : runsFiles) {
      runs.forEachRow(
          folder,
          file,
          row -> {
            String id = (String) row[runId];
            boolean first =
                selection.keeps(RunStatus.ofText((String) row[status]))
                    ? kept.put(id, new KeptRun(id, (Integer) row[epochsCompleted])) == null
                        && !plan.removed.contains(id)
                    : plan.removed.add(id) && !kept.containsKey(id);
            if (!first) {
              throw new ResultsException(
                  "A run must have one record, but run %s has a second one in %s; nothing was changed"
                      .formatted(id, file.getPath()));
            }
          });
    }
    plan.share(kept.values(), epochs.columns(), runs.columns(), cellsPerPart);
    return plan;
  }

  private void share(
      Iterable<KeptRun> sorted, int epochsColumns, int runsColumns, long cellsPerPart) {
    long cells = 0;
    for (KeptRun run : sorted) {
      long more = (long) run.epochs * epochsColumns + runsColumns;
      if (parts.isEmpty() || cells + more > cellsPerPart) {
        parts.add(new ArrayList<>());
        cells = 0;
      }
      cells += more;
      parts.get(parts.size() - 1).add(run);
      partOfRun.put(run.runId, parts.size() - 1);
    }
  }

  int parts() {
    return parts.size();
  }

  /** The runs of a part, in the order of their ids. */
  List<KeptRun> runsOf(int part) {
    return parts.get(part);
  }

  int keptRuns() {
    return partOfRun.size();
  }

  Set<String> removedRuns() {
    return removed;
  }

  /**
   * The part that a run goes to; -1 when it is left out.
   *
   * @throws ResultsException when the run is not committed
   */
  int partOf(String runId, FileStatus file) {
    Integer part = partOfRun.get(runId);
    if (part == null && !removed.contains(runId)) {
      throw new ResultsException(
          "Each run in epochs/ must have a record in runs/, but run %s in %s has none; nothing was changed"
              .formatted(runId, file.getPath()));
    }
    return part == null ? -1 : part;
  }
}
