package org.swath.results;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.List;

/**
 * The files that hold all that is committed in a results folder, for a reader of Parquet other than
 * Swath's own. Epochs may be those of runs that are not committed yet: a run counts when its record
 * is in {@code runs}.
 *
 * @param runs full locations of the files of run records, by name
 * @param epochs the same for epoch metrics; with those of every run in {@code runs}
 */
public record ResultsFiles(List<String> runs, List<String> epochs) {

  /** Reads such files with a reader other than Swath's own. */
  @FunctionalInterface
  public interface Reading<T> {

    /**
     * Reads them.
     *
     * @throws FileNotFoundException when one of them is not there any more: they are looked for
     *     again, and read from the beginning
     */
    T read(ResultsFiles files) throws IOException;
  }

  public ResultsFiles {
    runs = List.copyOf(runs);
    epochs = List.copyOf(epochs);
  }
}
