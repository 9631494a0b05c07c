package org.swath.results;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.Optional;
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
      return differenceOf(hidden, visible, file);
    } catch (FileNotFoundException e) {
      return Optional.of("The attempt's file must be there, but " + hidden + " is missing");
    } catch (IOException e) {
      return Optional.of(
          "The attempt's file %s could not be checked: %s".formatted(hidden, e.getMessage()));
    }
  }

  /** Every look costs a remote store a round trip, and this is the driver's one thread. */
  private Optional<String> differenceOf(Path hidden, Path visible, WrittenFile file)
      throws IOException {
    Path found = hidden;
    FileContent content;
    try {
      content = FileContent.of(folder.fileSystem(), hidden);
    } catch (FileNotFoundException e) {
      // An earlier try may have moved it.
      found = visible;
      content = FileContent.of(folder.fileSystem(), visible);
    }
    String path = found.toString();
    return content.differenceFrom(file).map(difference -> path + " " + difference);
  }
}
