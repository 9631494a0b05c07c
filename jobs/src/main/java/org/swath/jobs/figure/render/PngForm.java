package org.swath.jobs.figure.render;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;

/** A figure as PNG, with two points of the image for each pixel of the figure. */
final class PngForm {

  private static final int DENSITY = 2;

  private PngForm() {}

  static byte[] write(SvgDrawing drawing, FigureFont font) {
    BufferedImage image =
        new BufferedImage(
            drawing.width() * DENSITY, drawing.height() * DENSITY, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    graphics.scale(DENSITY, DENSITY);
    drawing.paintShapes(graphics);
    for (SvgText text : drawing.texts()) {
      graphics.setColor(text.fill());
      graphics.fill(text.start().createTransformedShape(font.outline(text.text(), text.pixels())));
    }
    graphics.dispose();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      ImageIO.setUseCache(false);
      ImageIO.write(image, "png", bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
