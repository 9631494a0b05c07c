package org.swath.jobs.figure.render;

import java.awt.Color;
import java.awt.geom.AffineTransform;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.w3c.dom.Element;

/**
 * One line of text of an SVG document, as the chart library and {@link FigureSvg} write them.
 *
 * @param text not empty
 * @param pixels its size
 * @param fill its colour, opaque
 * @param start where its baseline begins, and how the line lies, in the document's coordinates
 */
record SvgText(String text, double pixels, Color fill, AffineTransform start) {

  private static final Pattern SIZE = Pattern.compile("font-size:\\s*([0-9.]+)px");
  private static final Pattern TRANSFORM = Pattern.compile("(translate|matrix)\\(([^)]*)\\)");
  private static final Pattern RGB = Pattern.compile("rgba?\\(([0-9.]+),([0-9.]+),([0-9.]+).*");

  /**
   * @param element a {@code text} with nothing but text in it
   * @param outer the transform of what it stands in
   */
  static SvgText of(Element element, AffineTransform outer, FigureFont font) {
    String text = element.getTextContent();
    double pixels = pixels(element.getAttribute("style"));
    AffineTransform start = new AffineTransform(outer);
    start.concatenate(transform(element.getAttribute("transform")));
    double left =
        switch (element.getAttribute("text-anchor")) {
          case "end" -> -font.width(text, pixels);
          case "middle" -> -font.width(text, pixels) / 2;
          default -> 0;
        };
    boolean central = element.getAttribute("dominant-baseline").equals("central");
    start.translate(
        number(element.getAttribute("x")) + left,
        number(element.getAttribute("y")) + (central ? font.middle(pixels) : 0));
    return new SvgText(text, pixels, color(element.getAttribute("fill")), start);
  }

  /** A {@code transform} attribute of one step; none is the identity. */
  static AffineTransform transform(String attribute) {
    if (attribute.isEmpty()) {
      return new AffineTransform();
    }
    Matcher step = TRANSFORM.matcher(attribute);
    if (!step.matches()) {
      throw new IllegalArgumentException(
          "A transform must be one translate or matrix, but got " + attribute);
    }
    double[] numbers =
        Arrays.stream(step.group(2).trim().split("[ ,]+"))
            .mapToDouble(Double::parseDouble)
            .toArray();
    return step.group(1).equals("matrix")
        ? new AffineTransform(numbers)
        : AffineTransform.getTranslateInstance(numbers[0], numbers.length > 1 ? numbers[1] : 0);
  }

  private static double pixels(String style) {
    Matcher size = SIZE.matcher(style);
    if (!size.find()) {
      throw new IllegalArgumentException("A text must have a font size, but got " + style);
    }
    return Double.parseDouble(size.group(1));
  }

  private static double number(String attribute) {
    return attribute.isEmpty() ? 0 : Double.parseDouble(attribute);
  }

  /** {@code #rgb}, {@code #rrggbb}, {@code rgb(r,g,b)}; black when there is none. */
  private static Color color(String fill) {
    String written = fill.toLowerCase(Locale.ROOT).replace(" ", "");
    Matcher rgb = RGB.matcher(written);
    if (rgb.matches()) {
      return new Color(whole(rgb.group(1)), whole(rgb.group(2)), whole(rgb.group(3)));
    }
    if (written.matches("#[0-9a-f]{3}")) {
      written = written.replaceAll("([0-9a-f])", "$1$1");
    }
    return written.matches("#[0-9a-f]{6}") ? Color.decode(written) : Color.BLACK;
  }

  private static int whole(String number) {
    return (int) Math.round(Double.parseDouble(number));
  }
}
