package org.swath.core.data;

import java.util.Arrays;

/**
 * A square of pixels on which a pen leaves ink, with soft edges.
 *
 * <p>Pixel (column, row) has its centre at (column + 0.5, row + 0.5). A pixel's ink goes from 1
 * inside a line to 0 at half a pixel outside its edge; lines that overlap do not add up.
 */
final class InkRaster {

  private final int size;
  private final double[] ink;

  /** An empty raster, {@code size} pixels wide and high. */
  InkRaster(int size) {
    this.size = size;
    this.ink = new double[size * size];
  }

  void clear() {
    Arrays.fill(ink, 0);
  }

  /** Ink of pixel {@code row * size + column}, 0 to 1. */
  double ink(int pixel) {
    return ink[pixel];
  }

  /** Draws a straight line with round ends; what lies outside the raster is lost. All in pixels. */
  void line(double x0, double y0, double x1, double y1, double radius) {
    double reach = radius + 0.5;
    int left = Math.max(0, (int) (Math.min(x0, x1) - reach));
    int right = Math.min(size - 1, (int) (Math.max(x0, x1) + reach));
    int top = Math.max(0, (int) (Math.min(y0, y1) - reach));
    int bottom = Math.min(size - 1, (int) (Math.max(y0, y1) + reach));
    double dx = x1 - x0;
    double dy = y1 - y0;
    double lengthSquared = dx * dx + dy * dy;
    for (int row = top; row <= bottom; row++) {
      double py = row + 0.5 - y0;
      for (int column = left; column <= right; column++) {
        double px = column + 0.5 - x0;
        double along = lengthSquared > 0 ? (px * dx + py * dy) / lengthSquared : 0;
        double nearest = Math.max(0, Math.min(1, along));
        double ex = px - nearest * dx;
        double ey = py - nearest * dy;
        double distanceSquared = ex * ex + ey * ey;
        if (distanceSquared < reach * reach) {
          int pixel = row * size + column;
          ink[pixel] = Math.max(ink[pixel], Math.min(1, reach - Math.sqrt(distanceSquared)));
        }
      }
    }
  }
}
