package org.swath.core.data;

/**
 * Examples of one size: grey images with a class label each, as bytes; or, from files of a user's,
 * numbers in the place of pixels, and targets in the place of labels.
 *
 * <p>The arrays are shared, not copied: nobody writes to them once the record exists.
 *
 * @param count number of images
 * @param height pixels
 * @param width pixels
 * @param pixels [count × height × width], row after row, 0 (background) to 255 as unsigned bytes;
 *     empty where there are numbers instead
 * @param numbers laid out like pixels, finite; empty where there are pixels
 * @param labels [count], class numbers from 0; all 0 where there are no classes
 * @param targets [count × targets of an example], finite; empty where there are none
 */
public record LabelledImages(
    int count,
    int height,
    int width,
    byte[] pixels,
    float[] numbers,
    byte[] labels,
    float[] targets) {

  private static final double WHITE = 255;

  public LabelledImages {
    if (count < 1 || height < 1 || width < 1) {
      throw new IllegalArgumentException(
          "count, height and width must be positive, but got %d, %d, %d"
              .formatted(count, height, width));
    }
    if (pixels.length > 0 && numbers.length > 0) {
      throw new IllegalArgumentException("Examples must be pixels or numbers, but got both");
    }
    int values = Math.max(pixels.length, numbers.length);
    if (values != (long) count * height * width) {
      throw new IllegalArgumentException(
          "pixels.length must be count * height * width = %d, but got %d"
              .formatted((long) count * height * width, values));
    }
    if (labels.length != count) {
      throw new IllegalArgumentException(
          "labels.length must be count = %d, but got %d".formatted(count, labels.length));
    }
    if (targets.length % count != 0) {
      throw new IllegalArgumentException(
          "targets.length must be a multiple of count = %d, but got %d"
              .formatted(count, targets.length));
    }
  }

  /** Grey images with labels. */
  public LabelledImages(int count, int height, int width, byte[] pixels, byte[] labels) {
    this(count, height, width, pixels, new float[0], labels, new float[0]);
  }

  /** Whether the examples are numbers, not grey pixels. */
  public boolean ofNumbers() {
    return numbers.length > 0;
  }

  /** How many numbers are to be predicted of an example; 0 where it has none. */
  public int targetsPerExample() {
    return targets.length / count;
  }

  /** One number of an example, or the brightness of its pixel, 0 to 1. */
  public double value(int example, int position) {
    int at = example * pixelsPerImage() + position;
    return ofNumbers() ? numbers[at] : Byte.toUnsignedInt(pixels[at]) / WHITE;
  }

  /** Pixels of one image. */
  public int pixelsPerImage() {
    return height * width;
  }
}
