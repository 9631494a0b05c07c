package org.swath.core.data;

import java.util.ArrayList;
import java.util.List;
import org.swath.core.data.DigitSkeleton.ControlPoint;

/**
 * Writes one digit after another, each by another hand: other form, slant, size, place, pen and
 * pressure, with points that miss their mark a little.
 *
 * <p>Only +, -, ×, /, square root and {@link StrictMath} are used, so that every machine writes the
 * same bytes.
 */
final class DigitWriter {

  /** Width and height of an image, in pixels. */
  static final int SIZE = 28;

  private static final double PIXELS_PER_UNIT = 0.19; // of the skeletons' grid
  private static final double JITTER_UNITS = 12;
  private static final int LINES_PER_SPAN = 5;

  private final InkRaster raster = new InkRaster(SIZE);

  /** Writes a digit over the {@code SIZE × SIZE} bytes from {@code offset} on. */
  void write(int digit, Draws random, byte[] pixels, int offset) {
    List<DigitSkeleton> forms = DigitForms.of(digit);
    DigitSkeleton form = forms.get(random.below(forms.size()));
    Placement placement = Placement.random(random);
    double radius = random.between(0.85, 1.75);
    double pressure = random.around(0, 0.25);
    raster.clear();
    for (List<ControlPoint> stroke : form.strokes()) {
      draw(missed(stroke, random), placement, radius, pressure);
    }
    double darkness = random.between(0.8, 1.0);
    for (int i = 0; i < SIZE * SIZE; i++) {
      double ink = raster.ink(i);
      if (ink > 0) {
        double grain = random.between(0.88, 1.0);
        pixels[offset + i] = (byte) (int) (255 * ink * darkness * grain + 0.5);
      } else {
        pixels[offset + i] = 0;
      }
    }
  }

  private static List<ControlPoint> missed(List<ControlPoint> stroke, Draws random) {
    List<ControlPoint> points = new ArrayList<>(stroke.size());
    for (ControlPoint point : stroke) {
      double x = random.around(point.x(), JITTER_UNITS);
      double y = random.around(point.y(), JITTER_UNITS);
      points.add(new ControlPoint(x, y, point.corner()));
    }
    return points;
  }

  /** Draws a smooth curve through the points, broken at corners (a Catmull-Rom spline). */
  private void draw(
      List<ControlPoint> points, Placement placement, double radius, double pressure) {
    int spans = points.size() - 1;
    for (int span = 0; span < spans; span++) {
      ControlPoint from = points.get(span);
      ControlPoint to = points.get(span + 1);
      boolean fresh = span == 0 || from.corner();
      boolean last = span == spans - 1 || to.corner();
      ControlPoint before = fresh ? mirrored(to, from) : points.get(span - 1);
      ControlPoint after = last ? mirrored(from, to) : points.get(span + 2);
      double x = from.x();
      double y = from.y();
      for (int line = 1; line <= LINES_PER_SPAN; line++) {
        double t = (double) line / LINES_PER_SPAN;
        double nextX = spline(before.x(), from.x(), to.x(), after.x(), t);
        double nextY = spline(before.y(), from.y(), to.y(), after.y(), t);
        double progress = (span + t) / spans;
        raster.line(
            placement.x(x, y),
            placement.y(x, y),
            placement.x(nextX, nextY),
            placement.y(nextX, nextY),
            radius * (1 + pressure * (1 - 2 * progress)));
        x = nextX;
        y = nextY;
      }
    }
  }

  private static ControlPoint mirrored(ControlPoint point, ControlPoint centre) {
    return new ControlPoint(2 * centre.x() - point.x(), 2 * centre.y() - point.y(), false);
  }

  private static double spline(double before, double from, double to, double after, double t) {
    double slopeFrom = (to - before) / 2;
    double slopeTo = (after - from) / 2;
    double rise = to - from;
    double square = 3 * rise - 2 * slopeFrom - slopeTo;
    double cube = slopeFrom + slopeTo - 2 * rise;
    return from + t * (slopeFrom + t * (square + t * cube));
  }

  /** Where a point of the skeletons' grid falls in the image, in pixels: an affine map. */
  private record Placement(double xx, double xy, double yx, double yy, double x0, double y0) {

    static Placement random(Draws random) {
      double angle = random.around(0, 0.45);
      double slant = random.around(0.12, 0.6);
      double wide = PIXELS_PER_UNIT * random.between(0.6, 1.1);
      double high = PIXELS_PER_UNIT * random.between(0.78, 1.06);
      double cos = StrictMath.cos(angle);
      double sin = StrictMath.sin(angle);
      double shear = -slant * high; // y grows downwards, writing leans to the right
      return new Placement(
          cos * wide,
          cos * shear - sin * high,
          sin * wide,
          sin * shear + cos * high,
          SIZE / 2.0 + random.around(0, 2.6),
          SIZE / 2.0 + random.around(0, 2.6));
    }

    double x(double gridX, double gridY) {
      return x0 + xx * (gridX - 50) + xy * (gridY - 50);
    }

    double y(double gridX, double gridY) {
      return y0 + yx * (gridX - 50) + yy * (gridY - 50);
    }
  }
}
