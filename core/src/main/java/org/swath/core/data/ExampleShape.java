package org.swath.core.data;

/**
 * The shape of a dataset's examples: all that a model must fit.
 *
 * @param height of an image, or number of rows
 * @param width of an image, or number of values in a row
 * @param classes number of classes of the labels
 * @param targets numbers to be predicted of an example; 0 where it has none
 */
public record ExampleShape(int height, int width, int classes, int targets) {

  public ExampleShape {
    if (height < 1 || width < 1 || classes < 1 || targets < 0) {
      throw new IllegalArgumentException(
          "height, width and classes must be positive, and targets not negative, but got %d, %d, %d and %d"
              .formatted(height, width, classes, targets));
    }
  }

  /** Of examples without targets. */
  public ExampleShape(int height, int width, int classes) {
    this(height, width, classes, 0);
  }

  /** That of a dataset in memory. */
  public static ExampleShape of(Dataset dataset) {
    return new ExampleShape(
        dataset.train().height(),
        dataset.train().width(),
        dataset.classes(),
        dataset.train().targetsPerExample());
  }

  /** Number of values of an example. */
  public int values() {
    return height * width;
  }
}
