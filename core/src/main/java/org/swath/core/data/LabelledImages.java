package org.swath.core.data;

/**
 * Grey images of one size with a class label each, as bytes.
 *
 * <p>The arrays are shared, not copied: nobody writes to them once the record exists.
 *
 * @param count number of images
 * @param height pixels
 * @param width pixels
 * @param pixels [count × height × width], row after row, 0 (background) to 255 as unsigned bytes
 * @param labels [count], class numbers from 0
 */
public record LabelledImages(int count, int height, int width, byte[] pixels, byte[] labels) {

  private static final double WHITE = 255;

  public LabelledImages {
    if (count < 1 || height < 1 || width < 1) {
      throw new IllegalArgumentException(
          "count, height and width must be positive, but got %d, %d, %d"
              .formatted(count, height, width));
    }
    if (pixels.length != (long) count * height * width) {
      throw new IllegalArgumentException(
          "pixels.length must be count * height * width = %d, but got %d"
              .formatted((long) count * height * width, pixels.length));
    }
    if (labels.length != count) {
      throw new IllegalArgumentException(
          "labels.length must be count = %d, but got %d".formatted(count, labels.length));
    }
  }

  /** The brightness of a pixel, 0 to 1. */
  public double value(int image, int pixel) {
    return Byte.toUnsignedInt(pixels[image * pixelsPerImage() + pixel]) / WHITE;
  }

  /** Pixels of one image. */
  public int pixelsPerImage() {
    return height * width;
  }
}
