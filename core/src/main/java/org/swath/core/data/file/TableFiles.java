package org.swath.core.data.file;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.swath.core.data.DataContent;
import org.swath.core.data.DataException;
import org.swath.core.parameter.Domain;
import org.swath.core.parameter.Parameter;
import org.swath.core.parameter.ParameterValues;

/** A table, and perhaps another to test on. */
final class TableFiles {

  private static final String FILE = "file";
  private static final String TEST_FILE = "test-file";

  private TableFiles() {}

  static List<Parameter> parameters() {
    List<Parameter> parameters = new ArrayList<>();
    parameters.add(
        new Parameter(
            FILE,
            new Domain.DataLocation(false),
            Optional.empty(),
            "The file: a path, which counts from the spec's folder, or any Hadoop URI",
            false));
    parameters.add(
        new Parameter(
            TEST_FILE,
            new Domain.DataLocation(true),
            Optional.of(""),
            "A file of the same columns to test on",
            false));
    parameters.addAll(Columns.parameters());
    return parameters;
  }

  static DataContent.Goal goal(ParameterValues parameters) {
    boolean labelled = !parameters.text(Columns.LABEL).isEmpty();
    boolean targets = !parameters.text(Columns.TARGETS).isEmpty();
    if (labelled && targets) {
      throw new DataException(
          "Data must have a label or targets, but both are given. Leave one of them out, or list it under without.");
    }
    return labelled
        ? DataContent.Goal.CLASSES
        : targets ? DataContent.Goal.TARGETS : DataContent.Goal.NOTHING;
  }

  static RawData read(FilesByParameter files, Function<StoredFile, RawExamples> table) {
    StoredFile file = files.required(FILE);
    Optional<StoredFile> testFile = files.named(TEST_FILE);
    return new RawData(table.apply(file), testFile.map(table));
  }
}
