package org.swath.results;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;

/** Writes one table's parts of a compaction, and reads them again to see that they are right. */
final class CompactionParts {

  /** Each open file costs a buffer here and, in some stores, a connection. */
  private static final int OPEN_AT_ONCE = 64;

  private final CompactionFolder target;
  private final CompactionPlan plan;
  private final String table;
  private final TableShape shape;
  private final int runId;
  private final boolean ofEpochs;
  private final RowsDigest read = new RowsDigest();
  private final List<WrittenFile> written = new ArrayList<>();

  CompactionParts(CompactionFolder target, CompactionPlan plan, String table, TableShape shape) {
    this.target = target;
    this.plan = plan;
    this.table = table;
    this.shape = shape;
    this.runId = shape.indexOf(RunColumns.RUN_ID);
    this.ofEpochs = table.equals(ResultsFolder.EPOCHS);
  }

  /**
   * Writes the parts, durable, holding one of them in memory at a time.
   *
   * @param files what they are made of
   */
  List<WrittenFile> write(List<FileStatus> files) throws IOException {
    target.folder().fileSystem().mkdirs(target.fresh(table));
    for (int first = 0; first < plan.parts(); first += OPEN_AT_ONCE) {
      write(files, first, Math.min(plan.parts(), first + OPEN_AT_ONCE));
    }
    return written;
  }

  /**
   * Reads the parts.
   *
   * @throws ResultsException when they do not hold the very rows that were read, each once and in
   *     order, and all epochs of each run
   */
  void check() throws IOException {
    RowsDigest stored = new RowsDigest();
    for (int part = 0; part < plan.parts(); part++) {
      check(part, stored);
    }
    if (!stored.sameAs(read)) {
      throw new ResultsException(
          "The new files for %s/ of %s must hold the values of the old ones, but do not; nothing was changed. Look after memory and disks of this machine, and try again"
              .formatted(table, target.folder()));
    }
  }

  private void write(List<FileStatus> files, int first, int end) throws IOException {
    List<SpilledRows> spills = new ArrayList<>();
    try {
      for (int part = first; part < end; part++) {
        spills.add(new SpilledRows(target.folder(), target.spill(table, part), shape));
      }
      for (FileStatus file : files) {
        shape.forEachRow(
            target.folder(),
            file,
            row -> {
              int part = plan.partOf((String) row[runId], file);
              if (part >= first && part < end) {
                read.add(row);
                spills.get(part - first).add(row);
              }
            });
      }
    } finally {
      for (SpilledRows spill : spills) {
        spill.close();
      }
    }
    for (int part = first; part < end; part++) {
      writePart(part, spills.get(part - first).takeAll());
    }
  }

  private void writePart(int part, List<Object[]> rows) throws IOException {
    Comparator<Object[]> byRun = Comparator.comparing(row -> (String) row[runId]);
    if (ofEpochs) {
      int epoch = shape.indexOf(EpochColumns.EPOCH);
      rows.sort(byRun.thenComparing(row -> (Integer) row[epoch]));
    } else {
      rows.sort(byRun);
    }
    String path =
        target.folder().relative(target.fresh(table))
            + "/"
            + new PartName(part, target.id()).file();
    try (RowsWriter<Object[]> writer = shape.writer(target.folder(), path)) {
      for (Object[] row : rows) {
        writer.append(row);
      }
      written.add(writer.finish());
    }
  }

  private void check(int part, RowsDigest stored) throws IOException {
    Path path = target.folder().resolve(written.get(part).path());
    FileStatus file = target.folder().fileSystem().getFileStatus(path);
    Expected expected = new Expected(plan.runsOf(part));
    shape.forEachRow(
        target.folder(),
        file,
        row -> {
          stored.add(row);
          expected.require(row);
        });
    expected.requireEnd();
  }

  /** The one order in which a part's rows may come. */
  private final class Expected {

    private final List<CompactionPlan.KeptRun> runs;
    private int next;
    private int epochsOfNext;

    Expected(List<CompactionPlan.KeptRun> runs) {
      this.runs = runs;
      skipRunsWithoutRows();
    }

    void require(Object[] row) {
      boolean right = next < runs.size() && runs.get(next).runId().equals(row[runId]);
      if (right && ofEpochs) {
        epochsOfNext++;
        right = row[shape.indexOf(EpochColumns.EPOCH)].equals(epochsOfNext);
      }
      if (!right) {
        throw wrong((String) row[runId]);
      }
      if (!ofEpochs || epochsOfNext == runs.get(next).epochs()) {
        next++;
        epochsOfNext = 0;
        skipRunsWithoutRows();
      }
    }

    void requireEnd() {
      if (next < runs.size()) {
        throw wrong(runs.get(next).runId());
      }
    }

    private void skipRunsWithoutRows() {
      while (ofEpochs && next < runs.size() && runs.get(next).epochs() == 0) {
        next++;
      }
    }

    private ResultsException wrong(String about) {
      return new ResultsException(
          "A committed run must have one record and epochs 1 to its epochs_completed, each once, but %s/ of %s is wrong at run %s; nothing was changed. Restore the folder from a copy"
              .formatted(table, target.folder(), about));
    }
  }
}
