package org.swath.models;

import java.util.List;
import org.swath.core.data.ExampleShape;

/** What a model is to learn of an example. */
public enum Task {

  /** Its class, by the probabilities of all classes. */
  CLASSIFICATION("", "classes of the data"),

  /** Its targets; where the data have none, the number of its class, as a value. */
  REGRESSION("-regression", "values to be predicted of an example"),

  /** Itself. */
  AUTOENCODING("-autoencoder", "values of an example");

  private final String suffix;
  private final String outputs;

  Task(String suffix, String outputs) {
    this.suffix = suffix;
    this.outputs = outputs;
  }

  /** What the name of a workload with this task ends with. */
  public String suffix() {
    return suffix;
  }

  /** What is measured on the test examples, dashed names, the loss last. */
  public List<String> metrics() {
    return switch (this) {
      case CLASSIFICATION -> List.of("test-accuracy", "test-loss");
      case REGRESSION -> List.of("test-r2", "test-loss");
      case AUTOENCODING -> List.of("test-loss");
    };
  }

  /** Number of values that a model must give for each example. */
  public int outputs(ExampleShape shape) {
    return switch (this) {
      case CLASSIFICATION -> shape.classes();
      case REGRESSION -> Math.max(1, shape.targets());
      case AUTOENCODING -> shape.values();
    };
  }

  /** What the values of a model's output are, in words after their number. */
  public String outputsInWords() {
    return outputs;
  }
}
