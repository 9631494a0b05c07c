package org.swath.jobs.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;

class FigureTest {

  private final ObjectNode option = JsonNodeFactory.instance.objectNode().put("a", 1);

  @Test
  void aFigureIsNamedSoThatAFileAndAnAnchorCanBe() {
    assertThatThrownBy(() -> new Figure("Loss curves", "t", "c", option, 800, 500))
        .hasMessageContaining("id must be lower-case letters, digits, _ and -")
        .hasMessageContaining("Loss curves");
  }

  @Test
  void aFigureHasASizeThatCanBeDrawn() {
    assertThatThrownBy(() -> new Figure("loss", "t", "c", option, 800, 99))
        .hasMessageContaining("at least 100 pixels");
  }

  @Test
  void whoChangesAnOptionChangesACopy() {
    Figure figure = new Figure("loss", "t", "c", option, 800, 500);
    option.put("a", 2);
    figure.option().put("a", 3);
    assertThat(figure.option().get("a").asInt()).isEqualTo(1);
  }

  @Test
  void everyThemeHasAPaletteAndTheLightOneNoYellow() {
    for (FigureTheme theme : FigureTheme.values()) {
      assertThat(theme.json().get("color")).hasSize(7);
    }
    assertThat(FigureTheme.LIGHT.json().get("color").toString()).doesNotContain("#F0E442");
  }

  @Test
  void theChartLibraryCanStandInAPage() {
    assertThat(ChartLibrary.script())
        .hasSizeGreaterThan(500_000)
        .contains("Licensed to the Apache Software Foundation")
        .doesNotContain("</script");
  }
}
