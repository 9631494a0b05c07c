package org.swath.jobs.figure.render;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.swath.jobs.figure.Figure;
import org.swath.jobs.figure.FigureTheme;

/**
 * Draws figures for files. The same figure has the same bytes: as SVG everywhere; as PNG and PDF
 * with one build of Java, whose compression they use. Making one takes some seconds. For one thread
 * at a time.
 */
public final class FigureRenderer {

  private final FigureFont font = FigureFont.load();
  private final ChartEngine engine = new ChartEngine(font);
  private final FigureTheme theme;

  public FigureRenderer(FigureTheme theme) {
    this.theme = theme;
  }

  /** A figure with its title above and its caption below, as an SVG document. */
  public String svg(Figure figure) {
    String drawn =
        engine.svg(figure.option(), theme.json(), figure.widthPixels(), figure.heightPixels());
    return new FigureSvg(font, theme).compose(figure, drawn);
  }

  /** The bytes of a figure's file. */
  public byte[] draw(Figure figure, FigureFormat format) {
    return draw(figure, List.of(format)).get(0);
  }

  /** The bytes of a figure's files, one for each format, from one drawing. */
  public List<byte[]> draw(Figure figure, List<FigureFormat> formats) {
    String svg = svg(figure);
    return formats.stream()
        .map(
            format ->
                switch (format) {
                  case SVG -> svg.getBytes(StandardCharsets.UTF_8);
                  case PNG -> PngForm.write(SvgDrawing.of(svg, font), font);
                  case PDF -> PdfForm.write(SvgDrawing.of(svg, font), font, figure.title());
                })
        .toList();
  }
}
