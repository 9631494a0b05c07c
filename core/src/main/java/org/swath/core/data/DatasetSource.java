package org.swath.core.data;

import java.util.Optional;
import org.swath.core.parameter.Component;
import org.swath.core.parameter.ParameterValues;

/** A dataset that a spec can name: how it is identified, found and loaded. */
public interface DatasetSource {

  /** Name, version and parameters. */
  Component component();

  /**
   * A digest of the content that {@code parameters} select; equal fingerprints mean equal bytes.
   * Known without reading any data, unless the parameters name files: these are read.
   *
   * @throws DataException when files that the parameters name cannot be read
   */
  String fingerprint(ParameterValues parameters);

  /**
   * Number of training examples that {@code parameters} select, known as the fingerprint is.
   *
   * @throws DataException when files that the parameters name hold no such data
   */
  int trainingExamples(ParameterValues parameters);

  /** The shape of the examples that {@code parameters} select; empty when only the data tell it. */
  default Optional<ExampleShape> shape(ParameterValues parameters) {
    return Optional.empty();
  }

  /** What the examples are that {@code parameters} select, known without reading any data. */
  default DataContent content(ParameterValues parameters) {
    return DataContent.LABELLED_IMAGES;
  }

  /**
   * Loads the dataset, fetching it first if need be. The same parameters give the same bytes on
   * every machine. Safe to call from several processes at once.
   *
   * @param location a directory as a Hadoop URI or local path that holds the files; empty to use
   *     the user's cache, which a download fills. Ignored by datasets that are generated, or whose
   *     parameters name files
   * @throws DataException when the data is missing, damaged or cannot be fetched; nothing damaged
   *     is left behind
   */
  Dataset load(ParameterValues parameters, Optional<String> location);

  /**
   * Makes sure that {@link #load} will find the data, fetching it if need be; a dataset that is
   * generated is always there.
   *
   * @throws DataException as {@link #load} would
   */
  default void requireAvailable(ParameterValues parameters, Optional<String> location) {
    load(parameters, location);
  }
}
