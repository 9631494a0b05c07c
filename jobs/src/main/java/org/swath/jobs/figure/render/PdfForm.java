package org.swath.jobs.figure.render;

import de.rototor.pdfbox.graphics2d.PdfBoxGraphics2D;
import java.awt.geom.AffineTransform;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.util.Matrix;

/**
 * A figure as a PDF of one page: shapes as vectors, text as text in an embedded font, and neither a
 * date nor a chance id, so that the same figure has the same bytes.
 */
final class PdfForm {

  /** A pixel of the web is 1/96 inch, a point of print 1/72. */
  private static final float POINTS_PER_PIXEL = 0.75f;

  private PdfForm() {}

  static byte[] write(SvgDrawing drawing, FigureFont font, String title) {
    try (PDDocument document = new PDDocument();
        InputStream embedded = FigureFont.stream()) {
      document.setDocumentId(1L);
      document.getDocumentInformation().setTitle(title);
      float width = drawing.width() * POINTS_PER_PIXEL;
      float height = drawing.height() * POINTS_PER_PIXEL;
      PDPage page = new PDPage(new PDRectangle(width, height));
      document.addPage(page);
      PdfBoxGraphics2D graphics = new PdfBoxGraphics2D(document, width, height);
      graphics.scale(POINTS_PER_PIXEL, POINTS_PER_PIXEL);
      drawing.paintShapes(graphics);
      graphics.dispose();
      PDFont letters = PDType0Font.load(document, embedded, true);
      try (PDPageContentStream content = new PDPageContentStream(document, page)) {
        content.drawForm(graphics.getXFormObject());
        AffineTransform toPage =
            new AffineTransform(POINTS_PER_PIXEL, 0, 0, -POINTS_PER_PIXEL, 0, height);
        for (SvgText text : drawing.texts()) {
          write(text, toPage, font, letters, content);
        }
      }
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      document.save(bytes);
      return bytes.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void write(
      SvgText text,
      AffineTransform toPage,
      FigureFont font,
      PDFont letters,
      PDPageContentStream content)
      throws IOException {
    AffineTransform place = new AffineTransform(toPage);
    place.concatenate(text.start());
    // Letters stand upright in a page's coordinates, which count upwards.
    place.scale(1, -1);
    content.beginText();
    content.setNonStrokingColor(text.fill());
    content.setFont(letters, (float) text.pixels());
    content.setTextMatrix(new Matrix(place));
    content.showText(font.writable(text.text()));
    content.endText();
  }
}
