package org.swath.results;

import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.swath.results.AttemptManifest.RunOutcome;
import org.swath.results.CommitOutcome.State;

/**
 * A results store on a Hadoop file system on which a file appears whole or not at all under the
 * name it is renamed to: the local one, HDFS, and S3 through S3A.
 *
 * <p>A commit reads the attempt's two files once and costs a few metadata operations.
 */
public final class HadoopResultsStore implements ResultsStore {

  private static final Logger LOG = LoggerFactory.getLogger(HadoopResultsStore.class);

  private final ResultsFolder folder;

  /** What each run was, or may have been, committed from. Empty until opened. */
  private final Map<String, CommittedRun> committedRuns = new HashMap<>();

  private final Set<String> attemptsInDoubt = new HashSet<>();
  private boolean open;

  public HadoopResultsStore(ResultsFolder folder) {
    this.folder = folder;
  }

  /** A store at a location; nothing is read or written yet. */
  public static HadoopResultsStore at(String location, Configuration configuration) {
    return new HadoopResultsStore(ResultsFolder.at(location, configuration));
  }

  @Override
  public synchronized void createSweep(String planJson, String specText) throws IOException {
    boolean specIsThere = requireFree(specText);
    folder.fileSystem().mkdirs(folder.root());
    if (!specIsThere) {
      AtomicTextFile.create(folder.fileSystem(), folder.resolve(ResultsFolder.SPEC_FILE), specText);
    }
    // Last, because it is what makes the folder a sweep's.
    AtomicTextFile.create(folder.fileSystem(), folder.resolve(ResultsFolder.PLAN_FILE), planJson);
    makeVisibleFolders();
    open = true;
  }

  @Override
  public synchronized Recovery recover() throws IOException {
    if (!folder.holdsSweep()) {
      throw new ResultsException(
          "A results folder must hold %s, but %s does not; name the folder of a sweep"
              .formatted(ResultsFolder.PLAN_FILE, folder));
    }
    open = false;
    AtomicTextFile.settle(folder.fileSystem(), folder.resolve(ResultsFolder.PLAN_FILE));
    AtomicTextFile.settle(folder.fileSystem(), folder.resolve(ResultsFolder.SPEC_FILE));
    // Before folders are made: one that is missing may be on its way.
    new CompactionEnd(folder, () -> {}).settle();
    makeVisibleFolders();
    Map<String, CommittedRun> digested = new ResultsReader(folder).committedRuns();
    Map<String, String> committed = new LinkedHashMap<>();
    digested.forEach((runId, run) -> committed.put(runId, run.attemptId()));
    HalfCommits halfCommits = new HalfCommits(folder, committed);
    halfCommits.settle();
    int removed = halfCommits.removeAttempts();
    if (halfCommits.finished() > 0) {
      digested = new ResultsReader(folder).committedRuns();
    }
    attemptsInDoubt.clear();
    committedRuns.clear();
    committedRuns.putAll(digested);
    open = true;
    return new Recovery(committed.keySet(), halfCommits.finished(), halfCommits.undone(), removed);
  }

  @Override
  public synchronized void replacePlan(String planJson, String specText) throws IOException {
    requireOpen();
    AtomicTextFile.replace(folder.fileSystem(), folder.resolve(ResultsFolder.PLAN_FILE), planJson);
    AtomicTextFile.replace(folder.fileSystem(), folder.resolve(ResultsFolder.SPEC_FILE), specText);
  }

  @Override
  public Attempt beginAttempt(String attemptId, ResultsSchema schema) throws IOException {
    Path attemptFolder = folder.resolve(ResultsFolder.attemptFolder(attemptId));
    if (folder.fileSystem().exists(attemptFolder)) {
      throw new ResultsException(
          ("An attempt id must be new, but %s exists; take an id that no retry, copy or"
                  + " earlier driver had")
              .formatted(attemptFolder));
    }
    return new Attempt(folder, attemptId, schema);
  }

  @Override
  public synchronized CommitOutcome commit(AttemptManifest manifest) {
    requireOpen();
    String attemptId = manifest.attemptId();
    boolean inDoubt = attemptsInDoubt.contains(attemptId);
    if (!inDoubt) {
      Optional<CommitOutcome> settled = settledBefore(manifest);
      if (settled.isPresent()) {
        return settled.get();
      }
    }
    CommitOutcome outcome = publish(manifest, inDoubt);
    switch (outcome.state()) {
      case COMMITTED -> {
        claim(manifest);
        attemptsInDoubt.remove(attemptId);
        removePrivateFiles(attemptId);
      }
      case UNKNOWN -> {
        claim(manifest);
        attemptsInDoubt.add(attemptId);
      }
      case FAILED -> {
        committedRuns.values().removeIf(run -> run.attemptId().equals(attemptId));
        attemptsInDoubt.remove(attemptId);
      }
      case ALREADY_COMMITTED, CONTRADICTED -> {}
    }
    return outcome;
  }

  @Override
  public synchronized void abandon(String attemptId) throws IOException {
    requireOpen();
    if (attemptsInDoubt.contains(attemptId)) {
      throw new IllegalStateException(
          "An attempt must not be abandoned while it may be visible, but the commit of "
              + attemptId
              + " ended unknown; commit it again");
    }
    Path attemptFolder = folder.resolve(ResultsFolder.attemptFolder(attemptId));
    folder.fileSystem().delete(attemptFolder, true);
  }

  /**
   * Removes the private files that attempts have left which nobody will commit: those of processes
   * that died. For the end of a sweep, when no attempt is at work.
   *
   * @throws IllegalStateException when the store was not opened, or the outcome of a commit is
   *     unknown
   * @throws IOException when the storage fails; the next {@link #recover()} removes them
   */
  public synchronized void removeAttempts() throws IOException {
    requireOpen();
    requireNoDoubt("removed");
    new HalfCommits(folder, Map.of()).removeAttempts();
  }

  /**
   * Compacts what is committed, on demand: into few large files with the same rows, beside readers.
   * Does nothing where that was done already. Nobody else may use this store meanwhile.
   *
   * <p>Where a store cannot rename folders ({@link ResultsFolder#renamesFoldersAtomically()}),
   * readers miss runs for a moment.
   *
   * @param lease held by the caller
   * @throws IllegalStateException when the store was not opened, or the outcome of a commit is
   *     unknown
   * @throws ResultsException when the folder holds what cannot be; nothing was changed
   * @throws IOException when the storage fails; nothing is lost, and {@link #recover()} must be
   *     called before this store is used again
   */
  public synchronized CompactionOutcome compact(RunSelection selection, DriverLease lease)
      throws IOException {
    requireOpen();
    requireNoDoubt("compacted");
    open = false;
    CompactionOutcome outcome =
        new Compaction(
                folder, CompactionSwap.of(folder), Compaction.CELLS_PER_PART, lease::requireHeld)
            .run(selection);
    committedRuns.keySet().removeAll(outcome.removedRuns());
    open = true;
    return outcome;
  }

  /**
   * Compacts, keeping every run, when a policy asks for it; the end of a sweep is the time for it.
   *
   * @return empty when nothing was done
   * @throws IllegalStateException as {@link #compact} does
   * @throws ResultsException likewise
   * @throws IOException likewise
   */
  public synchronized Optional<CompactionOutcome> compactIfAsked(
      CompactionPolicy policy, DriverLease lease) throws IOException {
    requireOpen();
    return policy.asksFor(Compaction.looseFiles(folder), folder.renamesFoldersAtomically())
        ? Optional.of(compact(RunSelection.KEEP_ALL, lease))
        : Optional.empty();
  }

  private CommitOutcome publish(AttemptManifest manifest, boolean inDoubt) {
    Publication publication = new Publication(folder, manifest);
    Optional<String> problem = publication.problem();
    if (problem.isPresent()) {
      return new CommitOutcome(inDoubt ? State.UNKNOWN : State.FAILED, problem.get());
    }
    return publication.publish();
  }

  /** What the runs' own history says about a commit, if it says anything. */
  private Optional<CommitOutcome> settledBefore(AttemptManifest manifest) {
    return new EarlierCommits(committedRuns, attemptsInDoubt).judge(manifest);
  }

  private void claim(AttemptManifest manifest) {
    for (RunOutcome run : manifest.outcomes()) {
      committedRuns.put(
          run.runId(), new CommittedRun(manifest.attemptId(), Optional.of(run.resultDigest())));
    }
  }

  /** After the commit nothing may fail: what cannot be removed now is left to the next recovery. */
  private void removePrivateFiles(String attemptId) {
    try {
      folder.fileSystem().delete(folder.resolve(ResultsFolder.attemptFolder(attemptId)), true);
    } catch (IOException e) {
      LOG.warn("Attempt {} is committed; its empty private folder stays behind", attemptId, e);
    }
  }

  private boolean requireFree(String specText) throws IOException {
    boolean specIsThere = false;
    for (FileStatus status : folder.list("")) {
      String name = status.getPath().getName();
      if (name.equals(ResultsFolder.SPEC_FILE)
          && folder.readText(ResultsFolder.SPEC_FILE).equals(specText)) {
        // Left by a creation that was cut short.
        specIsThere = true;
      } else if (!ResultsFolder.isHidden(name)) {
        throw new ResultsException(
            "A new sweep's results folder must be empty or missing, but %s holds %s; %s"
                .formatted(
                    folder,
                    name,
                    folder.holdsSweep()
                        ? "it is a sweep's already: resume that one, or name another folder"
                        : "name another folder"));
      }
    }
    return specIsThere;
  }

  private void makeVisibleFolders() throws IOException {
    folder.fileSystem().mkdirs(folder.resolve(ResultsFolder.EPOCHS));
    folder.fileSystem().mkdirs(folder.resolve(ResultsFolder.RUNS));
  }

  private void requireNoDoubt(String what) {
    if (!attemptsInDoubt.isEmpty()) {
      throw new IllegalStateException(
          "Nothing must be %s while attempts may be visible or not, but the commits of %s ended unknown; commit them again"
              .formatted(what, attemptsInDoubt));
    }
  }

  private void requireOpen() {
    if (!open) {
      throw new IllegalStateException(
          "A store must be opened by createSweep() or recover() before the driver commits");
    }
  }
}
