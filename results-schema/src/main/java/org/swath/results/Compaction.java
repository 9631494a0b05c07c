package org.swath.results;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.hadoop.fs.FileStatus;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes everything that is committed in a results folder into few large files, sorted by run id
 * and epoch, and puts them in the place of the many. At no moment does a reader see a row twice or
 * a run without its epochs; a process that is killed leaves a compaction that the next one removes
 * or finishes. {@code FORMAT.md} has the protocol.
 *
 * <p>Takes the memory of one part, whatever the folder holds. Nothing may be committed meanwhile.
 */
final class Compaction {

  private static final Logger LOG = LoggerFactory.getLogger(Compaction.class);

  /** Half a million rows of a dozen columns: some 200 MB of Java objects while they are sorted. */
  static final long CELLS_PER_PART = 6_000_000;

  private final ResultsFolder folder;
  private final CompactionSwap swap;
  private final long cellsPerPart;
  private final Runnable requireLease;

  /**
   * @param folder settled: no commit and no compaction has stopped half way
   * @param cellsPerPart the most values that are held in memory, and that a part has
   * @param requireLease throws when the folder is another driver's by now
   */
  Compaction(ResultsFolder folder, CompactionSwap swap, long cellsPerPart, Runnable requireLease) {
    this.folder = folder;
    this.swap = swap;
    this.cellsPerPart = cellsPerPart;
    this.requireLease = requireLease;
  }

  /** Files of single attempts in {@code runs/}. */
  static int looseFiles(ResultsFolder folder) throws IOException {
    return (int)
        names(folder.visibleStatuses(ResultsFolder.RUNS)).filter(Compaction::isLoose).count();
  }

  /**
   * Compacts.
   *
   * @throws ResultsException when the folder holds what cannot be; nothing was changed
   * @throws IOException when the storage fails: nothing was changed, or {@link CompactionEnd}
   *     finishes
   */
  CompactionOutcome run(RunSelection selection) throws IOException {
    List<FileStatus> oldEpochs = folder.visibleStatuses(ResultsFolder.EPOCHS);
    List<FileStatus> oldRuns = folder.visibleStatuses(ResultsFolder.RUNS);
    TableShape epochs = TableShape.of(folder, ResultsFolder.EPOCHS, oldEpochs);
    TableShape runs = TableShape.of(folder, ResultsFolder.RUNS, oldRuns);
    if (oldRuns.isEmpty()) {
      return new CompactionOutcome(0, Set.of(), 0, 0, 0, 0);
    }
    CompactionPlan plan = CompactionPlan.of(folder, oldRuns, epochs, runs, selection, cellsPerPart);
    int files = oldEpochs.size() + oldRuns.size();
    long bytes = bytes(oldEpochs) + bytes(oldRuns);
    if (plan.removedRuns().isEmpty() && isCompact(oldRuns)) {
      return new CompactionOutcome(plan.keptRuns(), Set.of(), files, bytes, files, bytes);
    }
    CompactionFolder target = new CompactionFolder(folder, PartName.newCompactionId());
    CompactionEnd end = new CompactionEnd(folder, requireLease);
    CompactionManifest manifest;
    try {
      manifest = prepare(target, plan, epochs, oldEpochs, runs, oldRuns);
      requireLease.run();
    } catch (IOException | RuntimeException e) {
      giveUp(target, end);
      throw e;
    }
    AtomicTextFile.create(folder.fileSystem(), target.manifest(), manifest.json());
    end.carryOut(manifest);
    return new CompactionOutcome(
        plan.keptRuns(),
        plan.removedRuns(),
        files,
        bytes,
        2 * plan.parts(),
        Stream.concat(manifest.epochs().stream(), manifest.runs().stream())
            .mapToLong(WrittenFile::bytes)
            .sum());
  }

  private CompactionManifest prepare(
      CompactionFolder target,
      CompactionPlan plan,
      TableShape epochs,
      List<FileStatus> oldEpochs,
      TableShape runs,
      List<FileStatus> oldRuns)
      throws IOException {
    CompactionParts epochsParts = new CompactionParts(target, plan, ResultsFolder.EPOCHS, epochs);
    CompactionParts runsParts = new CompactionParts(target, plan, ResultsFolder.RUNS, runs);
    CompactionManifest manifest =
        new CompactionManifest(
            target.id(),
            swap,
            names(oldEpochs).toList(),
            names(oldRuns).toList(),
            epochsParts.write(oldEpochs),
            runsParts.write(oldRuns));
    epochsParts.check();
    runsParts.check();
    return manifest;
  }

  /** Whether all files are parts of one compaction: another one would change nothing. */
  private static boolean isCompact(List<FileStatus> runs) {
    return names(runs).noneMatch(Compaction::isLoose)
        && names(runs).map(PartName::compactionOf).collect(Collectors.toSet()).size() == 1;
  }

  private static boolean isLoose(String name) {
    return !PartName.isPart(name);
  }

  private static Stream<String> names(List<FileStatus> files) {
    return files.stream().map(file -> file.getPath().getName());
  }

  private static long bytes(List<FileStatus> files) {
    return files.stream().mapToLong(FileStatus::getLen).sum();
  }

  private static void giveUp(CompactionFolder target, CompactionEnd end) {
    try {
      end.removeUndecided(target);
    } catch (IOException | RuntimeException e) {
      LOG.warn("{} is left for the next driver to remove", target.root(), e);
    }
  }
}
