package org.swath.results;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.Optional;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;
import org.swath.results.CommitOutcome.State;

/**
 * The two steps that make one attempt visible: first its epoch metrics, then its run records, so
 * that a run that is seen is seen whole.
 */
final class Publication {

  private final ResultsFolder folder;
  private final AttemptManifest manifest;
  private final FileMove fileMove;
  private final Path privateEpochs;
  private final Path privateRuns;
  private final Path visibleEpochs;
  private final Path visibleRuns;

  Publication(ResultsFolder folder, AttemptManifest manifest) {
    this.folder = folder;
    this.manifest = manifest;
    this.fileMove = new FileMove(folder.fileSystem());
    String attemptId = manifest.attemptId();
    CommittedName name = manifest.committedName();
    this.privateEpochs = folder.resolve(ResultsFolder.attemptFile(attemptId, ResultsFolder.EPOCHS));
    this.privateRuns = folder.resolve(ResultsFolder.attemptFile(attemptId, ResultsFolder.RUNS));
    this.visibleEpochs = folder.resolve(ResultsFolder.committedFile(name, ResultsFolder.EPOCHS));
    this.visibleRuns = folder.resolve(ResultsFolder.committedFile(name, ResultsFolder.RUNS));
  }

  /** Why the attempt's files, wherever they are by now, are not what the manifest says. */
  Optional<String> problem() {
    return problemWith(manifest.epochs(), privateEpochs, visibleEpochs)
        .or(() -> problemWith(manifest.runs(), privateRuns, visibleRuns));
  }

  /** Takes both steps, or as many as an earlier try left to take. */
  CommitOutcome publish() {
    FileMove.Result epochs = fileMove.publish(privateEpochs, visibleEpochs, manifest.epochs());
    if (epochs.outcome() != FileMove.Outcome.DONE) {
      boolean failed = epochs.outcome() == FileMove.Outcome.NOT_DONE;
      return new CommitOutcome(failed ? State.FAILED : State.UNKNOWN, epochs.reason());
    }
    FileMove.Result runs = fileMove.publish(privateRuns, visibleRuns, manifest.runs());
    return switch (runs.outcome()) {
      case DONE -> new CommitOutcome(State.COMMITTED, "");
      case UNKNOWN -> new CommitOutcome(State.UNKNOWN, runs.reason());
      case NOT_DONE ->
          fileMove.withdraw(visibleEpochs, privateEpochs)
              ? new CommitOutcome(State.FAILED, runs.reason())
              : new CommitOutcome(
                  State.UNKNOWN,
                  runs.reason() + ", and " + visibleEpochs + " could not be made private again");
    };
  }

  private Optional<String> problemWith(WrittenFile file, Path hidden, Path visible) {
    try {
      if (!file.path().equals(folder.relative(hidden))) {
        return Optional.of(
            "The manifest must name %s, but names %s"
                .formatted(folder.relative(hidden), file.path()));
      }
      // Every look costs a remote store a round trip, and this is the driver's one thread.
      boolean moved = folder.fileSystem().exists(visible);
      FileStatus status = folder.fileSystem().getFileStatus(moved ? visible : hidden);
      Path path = status.getPath();
      if (status.getLen() != file.bytes()) {
        return Optional.of(
            "%s must have the manifest's length, %d bytes, but has %d"
                .formatted(path, file.bytes(), status.getLen()));
      }
      try (StoredFile stored = StoredFile.open(folder, status)) {
        return stored.rows() == file.rows()
            ? Optional.empty()
            : Optional.of(
                "%s must have the manifest's number of rows, %d, but has %d"
                    .formatted(path, file.rows(), stored.rows()));
      }
    } catch (FileNotFoundException e) {
      return Optional.of("The attempt's file must be there, but " + hidden + " is missing");
    } catch (IOException | ResultsException e) {
      return Optional.of("The attempt's files could not be checked: " + e.getMessage());
    }
  }
}
