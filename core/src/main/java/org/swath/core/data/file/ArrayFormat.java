package org.swath.core.data.file;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.swath.core.data.DataContent;
import org.swath.core.data.DataException;
import org.swath.core.parameter.Domain;
import org.swath.core.parameter.Parameter;
import org.swath.core.parameter.ParameterValues;

/**
 * {@code npy}, {@code idx} and {@code npz}: the inputs are one array, labels or targets another;
 * each an array of a file of its own, or of one archive.
 */
final class ArrayFormat implements FileFormat {

  private static final String FILE = "file";
  private static final String FEATURES = "features";
  private static final String LABELS = "labels";
  private static final String TARGETS = "targets";
  private static final String TEST = "test-";
  private static final int MOST_DIMENSIONS = 2;

  /** Where the arrays are. */
  private enum Kind {
    NPY("npy", "Your own data from NumPy's .npy files"),
    NPZ("npz", "Your own data from an archive of arrays of NumPy's"),
    IDX("idx", "Your own data from IDX files, the format that MNIST is in");

    private final String label;
    private final String text;

    Kind(String label, String text) {
      this.label = label;
      this.text = text;
    }
  }

  private final Kind kind;

  private ArrayFormat(Kind kind) {
    this.kind = kind;
  }

  static ArrayFormat npy() {
    return new ArrayFormat(Kind.NPY);
  }

  static ArrayFormat npz() {
    return new ArrayFormat(Kind.NPZ);
  }

  static ArrayFormat idx() {
    return new ArrayFormat(Kind.IDX);
  }

  @Override
  public String name() {
    return kind.label;
  }

  @Override
  public String description() {
    return kind.text;
  }

  @Override
  public List<Parameter> parameters() {
    List<Parameter> parameters = new ArrayList<>();
    if (kind == Kind.NPZ) {
      parameters.add(
          new Parameter(
              FILE,
              new Domain.DataLocation(false),
              Optional.empty(),
              "The archive: a path, which counts from the spec's folder, or any Hadoop URI",
              false));
    }
    String what =
        kind == Kind.NPZ
            ? ", by its name in the archive"
            : ": the path of its file, which counts from the spec's folder, or any Hadoop URI";
    Parameter features = array(FEATURES, "The array of inputs, an example each row" + what);
    parameters.add(
        kind == Kind.NPZ
            ? features.required()
            : new Parameter(
                FEATURES,
                new Domain.DataLocation(false),
                Optional.empty(),
                features.description(),
                false));
    parameters.add(
        array(
            LABELS,
            "The array of classes: whole numbers, which become classes 0, 1, … in ascending order"));
    parameters.add(array(TARGETS, "The array of numbers to be predicted"));
    parameters.add(array(TEST + FEATURES, "The inputs to test on"));
    parameters.add(array(TEST + LABELS, "Their classes"));
    parameters.add(array(TEST + TARGETS, "Their numbers to be predicted"));
    return parameters;
  }

  @Override
  public DataContent.Goal goal(ParameterValues parameters) {
    boolean labels = given(parameters, LABELS);
    boolean targets = given(parameters, TARGETS);
    if (labels && targets) {
      throw new DataException(
          "Data must have labels or targets, but both are given. Leave one of them out.");
    }
    requireBothParts(parameters, labels, LABELS);
    requireBothParts(parameters, targets, TARGETS);
    return labels
        ? DataContent.Goal.CLASSES
        : targets ? DataContent.Goal.TARGETS : DataContent.Goal.NOTHING;
  }

  /** The test part must have what the training part has, or not be there at all. */
  private static void requireBothParts(
      ParameterValues parameters, boolean inTraining, String what) {
    boolean inTest = given(parameters, TEST + what);
    boolean expected = inTraining && given(parameters, TEST + FEATURES);
    if (inTest != expected) {
      throw new DataException(
          "%s%s must be given together with %s and %sfeatures, but is %s."
              .formatted(TEST, what, what, TEST, inTest ? "given without" : "left out"));
    }
  }

  @Override
  public RawData read(ParameterValues parameters, FilesByParameter files) {
    RawExamples train = part(parameters, files, "");
    return new RawData(
        train,
        given(parameters, TEST + FEATURES)
            ? Optional.of(part(parameters, files, TEST))
            : Optional.empty());
  }

  private RawExamples part(ParameterValues parameters, FilesByParameter files, String prefix) {
    NumberArray features = array(parameters, files, prefix + FEATURES).orElseThrow();
    Optional<NumberArray> labels = array(parameters, files, prefix + LABELS);
    Optional<NumberArray> targets = array(parameters, files, prefix + TARGETS);
    Mistakes mistakes = new Mistakes(features.place());
    List<Integer> dimensions = features.dimensions();
    if (dimensions.size() > MOST_DIMENSIONS) {
      mistakes.add(
          "an example must have at most 2 dimensions beside those of size 1, but has %s"
              .formatted(dimensions));
    }
    for (Optional<NumberArray> other : List.of(labels, targets)) {
      if (other.isPresent() && other.get().count() != features.count()) {
        mistakes.add(
            "there must be as many labels or targets as examples, but there are %d examples and %d in %s"
                .formatted(features.count(), other.get().count(), other.get().place()));
      }
    }
    if (labels.isPresent() && labels.get().size() != 1) {
      mistakes.add(
          "an example must have one label, but %s has the shape %s"
              .formatted(labels.get().place(), labels.get().shape()));
    }
    mistakes.throwIfAny();
    int height = dimensions.size() == MOST_DIMENSIONS ? dimensions.get(0) : 1;
    return new RawExamples(
        features.place(),
        List.of(),
        features.count(),
        height,
        features.size() / height,
        numbers(features),
        labels.map(ArrayFormat::wholeNumbers).orElseGet(() -> new long[0]),
        targets.map(ArrayFormat::numbers).orElseGet(() -> new float[0]));
  }

  private Optional<NumberArray> array(
      ParameterValues parameters, FilesByParameter files, String name) {
    if (!given(parameters, name)) {
      return Optional.empty();
    }
    if (kind == Kind.NPZ) {
      return Optional.of(NpzFile.read(files.required(FILE), parameters.text(name)));
    }
    StoredFile file = files.required(name);
    return Optional.of(
        file.read(
            in ->
                kind == Kind.NPY
                    ? NpyFile.read(in, file.toString())
                    : IdxFile.read(in, file.toString())));
  }

  private static float[] numbers(NumberArray array) {
    Mistakes mistakes = new Mistakes(array.place());
    int size = array.size();
    float[] numbers = new float[Math.multiplyExact(array.count(), size)];
    for (int example = 0; example < array.count() && !mistakes.areEnough(); example++) {
      for (int i = 0; i < size; i++) {
        double value = array.at(example, i);
        float rounded = (float) value;
        if (!Float.isFinite(rounded)) {
          mistakes.add(
              "row %d, column %d, both from 0: must be a finite number of at most 3.4e38, but is %s"
                  .formatted(example, i, value));
        }
        numbers[example * size + i] = rounded;
      }
    }
    mistakes.throwIfAny();
    return numbers;
  }

  private static long[] wholeNumbers(NumberArray array) {
    Mistakes mistakes = new Mistakes(array.place());
    long[] labels = new long[array.count()];
    for (int example = 0; example < labels.length && !mistakes.areEnough(); example++) {
      double value = array.at(example, 0);
      if (value != Math.rint(value) || Math.abs(value) > 1L << 53) {
        mistakes.add(
            "row %d, from 0: a label must be a whole number, but is %s".formatted(example, value));
      }
      labels[example] = (long) value;
    }
    mistakes.throwIfAny();
    return labels;
  }

  private Parameter array(String name, String text) {
    Domain domain = kind == Kind.NPZ ? new Domain.Text() : new Domain.DataLocation(true);
    return new Parameter(name, domain, Optional.of(""), text, false);
  }

  private static boolean given(ParameterValues parameters, String name) {
    return !parameters.text(name).isEmpty();
  }
}
