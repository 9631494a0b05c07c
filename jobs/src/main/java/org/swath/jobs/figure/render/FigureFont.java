package org.swath.jobs.figure.render;

import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.GlyphData;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;

/**
 * The font of figures, Liberation Sans (SIL Open Font License): as wide as Arial and Helvetica,
 * letter for letter, so that an SVG is laid out alike with any of the three. PDFBox brings it.
 *
 * <p>Read without the JVM's own font code, which needs libraries that servers may lack. Immutable.
 */
final class FigureFont {

  private static final String RESOURCE =
      "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";

  /** What stands in the place of a character that the font does not have. */
  private static final int REPLACEMENT = '?';

  private final TrueTypeFont font;
  private final CmapLookup characters;
  private final double unitsPerEm;

  private FigureFont(TrueTypeFont font) throws IOException {
    this.font = font;
    this.characters = font.getUnicodeCmapLookup();
    this.unitsPerEm = font.getUnitsPerEm();
  }

  static FigureFont load() {
    try (InputStream in = stream()) {
      return new FigureFont(new TTFParser().parse(new RandomAccessReadBuffer(in)));
    } catch (IOException e) {
      throw new UncheckedIOException("The font of figures must be readable at " + RESOURCE, e);
    }
  }

  /** The font's file. */
  static InputStream stream() {
    return PDDocument.class.getResourceAsStream(RESOURCE);
  }

  /** How wide a line of text is, in the unit of {@code size}. */
  double width(String text, double size) {
    return units(text) * size / unitsPerEm;
  }

  /** From the baseline up to the middle of a line, in the unit of {@code size}. */
  double middle(double size) {
    int ascent;
    int descent;
    try {
      ascent = font.getHorizontalHeader().getAscender();
      descent = font.getHorizontalHeader().getDescender();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return (ascent + descent) / 2.0 * size / unitsPerEm;
  }

  /** The text with every character replaced that the font does not have. */
  String writable(String text) {
    StringBuilder written = new StringBuilder();
    text.codePoints()
        .map(character -> characters.getGlyphId(character) == 0 ? REPLACEMENT : character)
        .forEach(written::appendCodePoint);
    return written.toString();
  }

  /** The outlines of a line of text that begins at (0, 0), y downwards. */
  Path2D outline(String text, double size) {
    Path2D outline = new Path2D.Double(Path2D.WIND_NON_ZERO);
    double scale = size / unitsPerEm;
    int at = 0;
    try {
      for (int character : writable(text).codePoints().toArray()) {
        int glyph = characters.getGlyphId(character);
        GlyphData data = font.getGlyph().getGlyph(glyph);
        if (data != null) {
          AffineTransform place = new AffineTransform(scale, 0, 0, -scale, at * scale, 0);
          outline.append(data.getPath().getPathIterator(place), false);
        }
        at += font.getAdvanceWidth(glyph);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return outline;
  }

  private int units(String text) {
    return writable(text).codePoints().map(this::advance).sum();
  }

  private int advance(int character) {
    try {
      return font.getAdvanceWidth(characters.getGlyphId(character));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
