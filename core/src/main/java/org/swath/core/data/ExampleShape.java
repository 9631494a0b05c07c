package org.swath.core.data;

/**
 * The shape of a dataset's examples: all that a model must fit.
 *
 * @param height of an image, or number of rows
 * @param width of an image, or number of values in a row
 * @param classes number of classes of the labels
 */
public record ExampleShape(int height, int width, int classes) {

  public ExampleShape {
    if (height < 1 || width < 1 || classes < 1) {
      throw new IllegalArgumentException(
          "height, width and classes must be positive, but got %d, %d and %d"
              .formatted(height, width, classes));
    }
  }

  /** That of a dataset in memory. */
  public static ExampleShape of(Dataset dataset) {
    return new ExampleShape(dataset.train().height(), dataset.train().width(), dataset.classes());
  }

  /** Number of values of an example. */
  public int values() {
    return height * width;
  }
}
