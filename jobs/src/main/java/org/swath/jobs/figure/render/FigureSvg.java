package org.swath.jobs.figure.render;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.commons.text.StringEscapeUtils;
import org.swath.jobs.figure.Figure;
import org.swath.jobs.figure.FigureTheme;

/** A figure as an SVG document: its title, what the chart library draws, and its caption. */
final class FigureSvg {

  private static final int MARGIN = 12;
  private static final int TITLE_PIXELS = 16;
  private static final int CAPTION_PIXELS = 12;
  private static final int LINE_PIXELS = 17;

  /** What the library adds for a pointer to hover over; its ids count the charts drawn before. */
  private static final Pattern STYLE =
      Pattern.compile("<style[^>]*>.*?</style>\\s*", Pattern.DOTALL);

  private static final Pattern CLASS = Pattern.compile(" (class|ecmeta_[a-z_]+)=\"[^\"]*\"");

  /** A line of no width, which PDF would have as thin as a printer can. */
  private static final Pattern NO_LINE = Pattern.compile(" stroke=\"[^\"]*\" stroke-width=\"0\"");

  private static final Pattern LIBRARY_ID = Pattern.compile("\\bzr\\d+-");
  private static final Pattern ROOT = Pattern.compile("^\\s*<svg[^>]*>|</svg>\\s*$");
  private static final Pattern FORBIDDEN =
      Pattern.compile("[\\x00-\\x08\\x0B\\x0C\\x0E-\\x1F\\uFFFE\\uFFFF]");

  private final FigureFont font;
  private final ObjectNode theme;

  FigureSvg(FigureFont font, FigureTheme theme) {
    this.font = font;
    this.theme = theme.json();
  }

  /**
   * @param drawn what the chart library drew of the figure's option
   */
  String compose(Figure figure, String drawn) {
    int width = figure.widthPixels();
    List<String> titleLines = wrap(figure.title(), TITLE_PIXELS, width - 2 * MARGIN);
    List<String> captionLines = wrap(figure.caption(), CAPTION_PIXELS, width - 2 * MARGIN);
    int titleHeight = titleLines.isEmpty() ? 0 : MARGIN + titleLines.size() * (TITLE_PIXELS + 4);
    int captionHeight = captionLines.isEmpty() ? 0 : captionLines.size() * LINE_PIXELS + MARGIN;
    int height = titleHeight + figure.heightPixels() + captionHeight;
    StringBuilder svg = new StringBuilder();
    svg.append(
        """
        <svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" \
        width="%d" height="%d" viewBox="0 0 %d %d" role="img" aria-labelledby="%s-title">
        <title id="%s-title">%s</title>
        <desc>%s</desc>
        <rect width="%d" height="%d" fill="%s"></rect>
        """
            .formatted(
                width,
                height,
                width,
                height,
                figure.id(),
                figure.id(),
                escape(figure.title()),
                escape(figure.caption()),
                width,
                height,
                theme.get("backgroundColor").asText()));
    lines(svg, titleLines, TITLE_PIXELS, MARGIN + TITLE_PIXELS, TITLE_PIXELS + 4);
    svg.append("<g transform=\"translate(0 %d)\">\n".formatted(titleHeight));
    svg.append(inner(drawn, figure.id()));
    svg.append("</g>\n");
    lines(
        svg,
        captionLines,
        CAPTION_PIXELS,
        titleHeight + figure.heightPixels() + CAPTION_PIXELS,
        LINE_PIXELS);
    return svg.append("</svg>\n").toString();
  }

  private void lines(
      StringBuilder svg, List<String> lines, int pixels, int firstBaseline, int distance) {
    int baseline = firstBaseline;
    for (String line : lines) {
      svg.append(
          "<text style=\"font-size:%dpx;font-family:%s;\" x=\"%d\" y=\"%d\" fill=\"%s\">%s</text>\n"
              .formatted(
                  pixels,
                  theme.get("textStyle").get("fontFamily").asText(),
                  MARGIN,
                  baseline,
                  theme.get("textStyle").get("color").asText(),
                  escape(line)));
      baseline += distance;
    }
  }

  /** The library's shapes without what depends on what it drew before, named after the figure. */
  private static String inner(String drawn, String id) {
    String shapes = ROOT.matcher(drawn).replaceAll("");
    shapes = STYLE.matcher(shapes).replaceAll("");
    shapes = CLASS.matcher(shapes).replaceAll("");
    shapes = NO_LINE.matcher(shapes).replaceAll("");
    shapes = FORBIDDEN.matcher(shapes).replaceAll("\uFFFD");
    return LIBRARY_ID.matcher(shapes).replaceAll(id + "-").strip() + "\n";
  }

  private static String escape(String text) {
    return StringEscapeUtils.escapeXml10(text);
  }

  /** Lines of words that are no wider than {@code width}, unless one word is. */
  private List<String> wrap(String text, double pixels, double width) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : text.strip().split("\\s+")) {
      if (!line.isEmpty() && font.width(line + " " + word, pixels) > width) {
        lines.add(line.toString());
        line.setLength(0);
      }
      line.append(line.isEmpty() ? "" : " ").append(word);
    }
    if (!line.isEmpty()) {
      lines.add(line.toString());
    }
    return lines;
  }
}
