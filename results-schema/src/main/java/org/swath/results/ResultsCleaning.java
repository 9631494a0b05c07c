package org.swath.results;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;

/**
 * Finds, and removes, what nobody needs any more in a results folder; nothing else. For the driver
 * that holds the folder's lease: beside another one, much of it would still be needed.
 */
public final class ResultsCleaning {

  /**
   * Something that goes.
   *
   * @param path relative to the results folder
   * @param bytes all files in it
   * @param what it is, for a person to read
   */
  public record Leftover(String path, long bytes, String what) {}

  /**
   * What a folder holds beside results.
   *
   * @param leftovers what goes
   * @param kept paths of Swath's own that are needed still, or that are settled by the next driver
   * @param unknown paths of files and folders that Swath did not put there
   */
  public record Findings(List<Leftover> leftovers, List<String> kept, List<String> unknown) {

    public Findings {
      leftovers = List.copyOf(leftovers);
      kept = List.copyOf(kept);
      unknown = List.copyOf(unknown);
    }
  }

  private static final Set<String> RESULTS =
      Set.of(
          ResultsFolder.SPEC_FILE,
          ResultsFolder.PLAN_FILE,
          ResultsFolder.EPOCHS,
          ResultsFolder.RUNS,
          ResultsFolder.DRIVER);

  private static final Set<String> TEMPORARY =
      Stream.of(ResultsFolder.SPEC_FILE, ResultsFolder.PLAN_FILE)
          .flatMap(name -> Stream.of("_" + name, "_next-" + name, "__next-" + name))
          .collect(Collectors.toUnmodifiableSet());

  private final ResultsFolder folder;

  public ResultsCleaning(ResultsFolder folder) {
    this.folder = folder;
  }

  /**
   * Looks, and changes nothing.
   *
   * @throws ResultsException when the folder holds no sweep, or results that cannot be read
   */
  public Findings look() throws IOException {
    folder.readText(ResultsFolder.PLAN_FILE);
    Look look = new Look(new ResultsReader(folder).attemptsByRun().keySet());
    for (FileStatus status : folder.list("")) {
      look.lookAt(status);
    }
    return new Findings(look.leftovers, look.kept, look.unknown);
  }

  /**
   * Settles what a dead driver left half done, then removes what nobody needs.
   *
   * @return what went, and what stays
   * @throws ResultsException as {@link #look} does; nothing was removed
   */
  public Findings clean() throws IOException {
    Findings before = look();
    new HadoopResultsStore(folder).recover();
    Findings after = look();
    for (Leftover leftover : after.leftovers) {
      remove(folder.resolve(leftover.path));
    }
    removeIfEmpty(ResultsFolder.ATTEMPTS);
    removeIfEmpty(ResultsFolder.CHECKPOINTS);
    return new Findings(
        Stream.concat(before.leftovers.stream(), after.leftovers.stream()).distinct().toList(),
        after.kept,
        after.unknown);
  }

  private void remove(Path path) throws IOException {
    folder.fileSystem().delete(path, true);
    if (folder.fileSystem().exists(path)) {
      throw new IOException("The store did not delete " + path);
    }
  }

  private void removeIfEmpty(String relative) throws IOException {
    Path path = folder.resolve(relative);
    if (folder.fileSystem().exists(path) && folder.list(relative).isEmpty()) {
      folder.fileSystem().delete(path, false);
    }
  }

  private final class Look {

    private final Set<String> committed;
    private final List<Leftover> leftovers = new ArrayList<>();
    private final List<String> kept = new ArrayList<>();
    private final List<String> unknown = new ArrayList<>();

    Look(Set<String> committed) {
      this.committed = committed;
    }

    void lookAt(FileStatus status) throws IOException {
      String name = status.getPath().getName();
      switch (name) {
        case ResultsFolder.EPOCHS, ResultsFolder.RUNS -> lookAmongResults(name);
        case ResultsFolder.ATTEMPTS -> lookAtAttempts();
        case ResultsFolder.COMPACTION -> lookAtCompactions();
        case ResultsFolder.CHECKPOINTS -> lookAtCheckpoints();
        default -> {
          if (status.isFile() && TEMPORARY.contains(name)) {
            leftover(status, "a file whose writing was cut short");
          } else if (status.isFile() && name.startsWith(ResultsFolder.DRIVER + ".")) {
            leftover(status, "the mark of a driver that died");
          } else if (!RESULTS.contains(name)) {
            unknown.add(name);
          }
        }
      }
    }

    private void lookAmongResults(String table) throws IOException {
      for (FileStatus status : folder.list(table)) {
        if (!ResultsFolder.isVisible(status)) {
          unknown.add(folder.relative(status.getPath()));
        }
      }
    }

    private void lookAtAttempts() throws IOException {
      Set<String> halfCommitted = halfCommittedAttempts();
      for (FileStatus status : folder.list(ResultsFolder.ATTEMPTS)) {
        if (halfCommitted.contains(status.getPath().getName())) {
          kept.add(
              folder.relative(status.getPath())
                  + " (its commit stopped half way; it is finished or undone)");
        } else {
          leftover(status, "private files of an attempt that nobody will commit");
        }
      }
    }

    private Set<String> halfCommittedAttempts() throws IOException {
      Set<String> withRuns = names(ResultsFolder.RUNS);
      Set<String> attempts = new HashSet<>();
      for (String name : names(ResultsFolder.EPOCHS)) {
        if (!withRuns.contains(name) && !PartName.isPart(name)) {
          attempts.add(CommittedName.ofFile(name).attemptId());
        }
      }
      return attempts;
    }

    private void lookAtCompactions() throws IOException {
      Map<String, CompactionFolder> compactions = new HashMap<>();
      CompactionFolder.in(folder).forEach(found -> compactions.put(found.id(), found));
      for (FileStatus status : folder.list(ResultsFolder.COMPACTION)) {
        CompactionFolder compaction = compactions.get(status.getPath().getName());
        if (compaction == null) {
          unknown.add(folder.relative(status.getPath()));
        } else if (folder.fileSystem().exists(compaction.manifest())) {
          leftover(status, "a compaction that was interrupted; it is finished first");
        } else {
          leftover(status, "a compaction that was given up, or old files of one that is done");
        }
      }
    }

    private void lookAtCheckpoints() throws IOException {
      for (FileStatus status : folder.list(ResultsFolder.CHECKPOINTS)) {
        String name = status.getPath().getName();
        if (!status.isDirectory()) {
          unknown.add(folder.relative(status.getPath()));
        } else if (committed.contains(name)) {
          leftover(status, "checkpoints of a run that is committed");
        } else {
          kept.add(
              folder.relative(status.getPath())
                  + " (checkpoints of a run that is not committed yet)");
        }
      }
    }

    private void leftover(FileStatus status, String what) throws IOException {
      leftovers.add(new Leftover(folder.relative(status.getPath()), bytes(status), what));
    }

    private long bytes(FileStatus status) throws IOException {
      long bytes = status.isFile() ? status.getLen() : 0;
      if (status.isDirectory()) {
        for (FileStatus inside : folder.fileSystem().listStatus(status.getPath())) {
          bytes += bytes(inside);
        }
      }
      return bytes;
    }

    private Set<String> names(String table) throws IOException {
      return folder.visibleFiles(table).stream()
          .map(Path::getName)
          .collect(Collectors.toCollection(LinkedHashSet::new));
    }
  }
}
