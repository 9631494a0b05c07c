package org.swath.jobs.figure.render;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.swath.jobs.figure.Figure;
import org.swath.jobs.figure.FigureTheme;

class FigureRendererTest {

  private static final FigureRenderer LIGHT = new FigureRenderer(FigureTheme.LIGHT);

  @Test
  void theSameFigureHasTheSameBytesFromAnotherRendererThatHasDrawnOthers() throws IOException {
    FigureRenderer other = new FigureRenderer(FigureTheme.LIGHT);
    other.svg(figure("before", "sgd"));
    for (FigureFormat format : FigureFormat.values()) {
      assertThat(other.draw(figure("loss", "adam"), format))
          .as(format.extension())
          .isEqualTo(LIGHT.draw(figure("loss", "adam"), format));
    }
  }

  /**
   * The golden file is what this renderer wrote on the day it was checked in and looked at. A
   * change of the chart library or a theme changes it: look at the new figure, then replace it by
   * what the failure says.
   */
  @Test
  void aSmallFigureIsDrawnAsItWasWhenAPersonLookedAtIt() throws IOException {
    try (InputStream golden = getClass().getResourceAsStream("small-figure.svg")) {
      assertThat(LIGHT.svg(figure("loss", "adam")))
          .isEqualTo(new String(golden.readAllBytes(), StandardCharsets.UTF_8));
    }
  }

  @Test
  void anImageHasTwoPointsForEachPixelAndTheThemesBackground() throws IOException {
    byte[] png =
        new FigureRenderer(FigureTheme.DARK).draw(figure("loss", "adam"), FigureFormat.PNG);
    BufferedImage image = ImageIO.read(new ByteArrayInputStream(png));
    assertThat(image.getWidth()).isEqualTo(2 * 400);
    assertThat(image.getRGB(0, 0)).isEqualTo(0xff16181d);
  }

  @Test
  void aPdfHoldsItsTextAsTextAndNoDate() throws IOException {
    byte[] pdf = LIGHT.draw(figure("loss", "adam"), FigureFormat.PDF);
    try (PDDocument document = Loader.loadPDF(pdf)) {
      assertThat(new PDFTextStripper().getText(document))
          .contains("Loss by optimizer", "adam", "The mean of 3 seeds ± nothing.");
      assertThat(document.getDocumentInformation().getCreationDate()).isNull();
    }
    assertThat(new String(pdf, StandardCharsets.ISO_8859_1)).doesNotContain("CreationDate");
  }

  @Test
  void textFromASpecIsTextWhateverItHolds() throws IOException {
    Figure figure = figure("loss", "<b>&\"' \u0001 名");
    assertThat(LIGHT.svg(figure)).contains("&lt;b&gt;&amp;").doesNotContain("<b>", "\u0001");
    for (FigureFormat format : FigureFormat.values()) {
      assertThat(LIGHT.draw(figure, format)).as(format.extension()).isNotEmpty();
    }
  }

  @Test
  void titlesAndCaptionsAreTextToo() throws IOException {
    Figure plain = figure("loss", "adam");
    Figure figure = new Figure("loss", "a < b", "Fish & chips.", plain.option(), 400, 250);
    assertThat(LIGHT.svg(figure)).contains("a &lt; b", "Fish &amp; chips.");
    assertThat(LIGHT.draw(figure, FigureFormat.PDF)).isNotEmpty();
  }

  private static Figure figure(String id, String series) throws IOException {
    ObjectNode option =
        (ObjectNode)
            new ObjectMapper()
                .readTree(
                    """
                    {"grid": {"left": 60, "right": 20, "top": 40, "bottom": 50},
                     "legend": {"top": 8},
                     "xAxis": {"type": "log", "min": 1, "max": 100, "name": "epoch",
                               "nameLocation": "middle", "nameGap": 30},
                     "yAxis": {"type": "value", "name": "loss"},
                     "series": [{"type": "line", "data": [[1, -200], [10, -500], [100, -999]]}]}
                    """);
    ((ObjectNode) option.get("series").get(0)).put("name", series);
    return new Figure(id, "Loss by optimizer", "The mean of 3 seeds ± nothing.", option, 400, 250);
  }
}
