package org.swath.jobs.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.swath.jobs.report.SyntheticSweep;

/** What a reader can do with a page, done in Chromium. */
@Tag("browser")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PageBrowserTest {

  private SyntheticSweep sweep;
  private Path page;
  private Browser browser;

  @BeforeAll
  void startTheBrowser(@TempDir Path folder) throws IOException, InterruptedException {
    sweep = SyntheticSweep.eventful();
    page = Files.writeString(folder.resolve("small.html"), Pages.html(sweep));
    String chromedriver = System.getenv("SWATH_CHROMEDRIVER");
    assertThat(chromedriver).as("SWATH_CHROMEDRIVER names the program").isNotBlank();
    browser = new Browser(chromedriver, Files.createDirectory(folder.resolve("profile")));
  }

  @BeforeEach
  void openThePage() throws IOException, InterruptedException {
    browser.resize(1280, 1000);
    browser.open(page);
    browser.await("document.readyState === 'complete'");
    browser.console();
    browser.requests();
  }

  @AfterAll
  void closeTheBrowser() throws IOException, InterruptedException {
    browser.close();
  }

  @Test
  void asksForNothingAndComplainsOfNothing() throws IOException, InterruptedException {
    browser.open(page);
    browser.click("#theme");
    browser.click("#configurations button.value");
    browser.click("tr.behind a");
    browser.await("document.querySelector('.run-curve path')");

    assertThat(browser.console()).isEmpty();
    List<String> requests = new ArrayList<>(browser.requests());
    requests.removeIf(address -> address.startsWith("data:") || address.startsWith("about:"));
    assertThat(requests).containsExactly(page.toUri().toString());
  }

  @Test
  void runsNoScriptButItsOwn() throws IOException, InterruptedException {
    browser.run(
        "const added = document.createElement('script'); added.textContent = 'window.ran = true';"
            + " document.body.append(added); document.body.insertAdjacentHTML('beforeend',"
            + " '<img src=x onerror=\"window.ran = true\">');");

    assertThat(browser.run("return window.ran === true").booleanValue()).isFalse();
    assertThat(browser.console()).anyMatch(line -> line.contains("Content Security Policy"));
  }

  @Test
  void drawsEveryFigure() throws IOException, InterruptedException {
    long charts = Pages.content(sweep).figures().size();

    assertThat(charts).isPositive();
    browser.run("document.querySelectorAll('.chart').forEach(chart => chart.scrollIntoView())");
    browser.await("document.querySelectorAll('.chart svg').length === " + charts);
    JsonNode marks =
        browser.run(
            "return [...document.querySelectorAll('.chart svg')]"
                + ".map(svg => svg.querySelectorAll('path').length)");
    assertThat(marks).allMatch(count -> count.intValue() > 3);
  }

  @Test
  void hidesASeriesByItsNameInTheLegend() throws IOException, InterruptedException {
    String count = "document.querySelector('figure:has(.legend button) .chart').innerHTML.length";
    browser.run("document.querySelector('.legend button').scrollIntoView()");
    browser.await("document.querySelector('figure:has(.legend button) .chart svg')");
    int before = browser.run("return " + count).intValue();
    browser.click(".legend button");

    browser.await("document.querySelector('.legend button').ariaPressed === 'false'");
    browser.await(count + " < " + before);
    browser.type(Browser.ENTER);
    browser.await("document.querySelector('.legend button').ariaPressed === 'true'");
  }

  @Test
  void showsTheRunsBehindANumber() throws IOException, InterruptedException {
    browser.click("#configurations tr[data-configuration='0'] [data-metric=final_loss] button");

    String behind = browser.run("return document.querySelector('tr.behind').innerText").asText();
    assertThat(behind).contains("final loss of optimizer adam: -746.0 ± 2.9", "n = 3 of 3");
    assertThat(behind).contains("-743", "-745", "-750", sweep.plan().runs().get(0).runId());
    assertThat(behind).doesNotContain(sweep.plan().runs().get(3).runId());
    browser.type(Browser.ENTER);
    browser.await("document.querySelector('tr.behind') === null");
  }

  @Test
  void saysWhichRunsANumberDoesNotCount() throws IOException, InterruptedException {
    browser.click("#configurations tr[data-configuration='1'] [data-metric=final_loss] button");

    String behind = browser.run("return document.querySelector('tr.behind').innerText").asText();
    assertThat(behind).contains("n = 1 of 3", "diverged", "missing", "not counted");
  }

  @Test
  void opensARunWithItsCurveFromItsAddress() throws IOException, InterruptedException {
    String runId = sweep.plan().runs().get(4).runId();
    browser.run("location.hash = 'run-' + arguments[0]", runId);

    browser.await("document.querySelector('#run-list tr.behind .run-curve svg')");
    String run = browser.run("return document.querySelector('tr.behind').innerText").asText();
    assertThat(run).contains("Run " + runId, "diverged", "loss became NaN in epoch 2");
    browser.click("#run-" + runId + " a");
    browser.await("document.querySelector('tr.behind') === null");
  }

  @Test
  void filtersRunsByTextLevelAndStatus() throws IOException, InterruptedException {
    browser.click("#run-filters input");
    browser.type("13 units");
    assertThat(shownRuns()).containsExactly(runId(6), runId(7));
    assertThat(browser.run("return document.querySelector('output').textContent").asText())
        .isEqualTo("2 of 9 runs");

    browser.run("document.getElementById('run-filters').reset()");
    choose("status", "missing");
    assertThat(shownRuns()).containsExactly(runId(5), runId(8));
    choose("momentum", "0");
    assertThat(shownRuns()).containsExactly(runId(5));
    choose("optimizer", "adam");
    assertThat(shownRuns()).isEmpty();
  }

  @Test
  void sortsByTheKeyboard() throws IOException, InterruptedException {
    browser.run("document.querySelectorAll('#run-list th button')[6].focus()");
    browser.type(Browser.ENTER);
    assertThat(shownRuns()).startsWith(runId(2), runId(1), runId(0), runId(3));
    assertThat(browser.run("return document.activeElement.parentElement.ariaSort").textValue())
        .isEqualTo("ascending");
    browser.type(Browser.ENTER);
    assertThat(shownRuns()).startsWith(runId(7), runId(3), runId(0), runId(1), runId(2), runId(4));

    browser.run("document.querySelectorAll('#configurations th button')[3].focus()");
    browser.type(Browser.ENTER + Browser.ENTER);
    JsonNode rows =
        browser.run(
            "return [...document.querySelectorAll('#configurations tbody tr')]"
                + ".map(row => row.dataset.configuration)");
    assertThat(rows).extracting(JsonNode::asText).containsExactly("1", "0", "2");
  }

  @Test
  void turnsDarkAndLight() throws IOException, InterruptedException {
    String paper = "return getComputedStyle(document.body).backgroundColor";
    String before = browser.run(paper).textValue();
    browser.click("#theme");

    assertThat(browser.run(paper).textValue()).isNotEqualTo(before);
    assertThat(browser.run("return document.getElementById('theme').textContent").textValue())
        .isEqualTo("Light");
    browser.click("#theme");
    assertThat(browser.run(paper).textValue()).isEqualTo(before);
  }

  @Test
  void beginsWithALinkPastTheNavigation() throws IOException, InterruptedException {
    browser.type(Browser.TAB);

    assertThat(browser.run("return document.activeElement.className").textValue())
        .isEqualTo("skip");
    JsonNode outline = browser.run("return getComputedStyle(document.activeElement).outlineStyle");
    assertThat(outline.textValue()).isEqualTo("solid");
  }

  @Test
  void fitsAPhone() throws IOException, InterruptedException {
    browser.resize(500, 900);
    browser.await("innerWidth <= 500");

    assertThat(browser.run("return document.documentElement.scrollWidth - innerWidth").intValue())
        .isLessThanOrEqualTo(0);
  }

  /** Contrast as WCAG 2.2 defines it, of every text against the colour behind it. */
  @Test
  void hasTextThatContrastsInBothThemes() throws IOException, InterruptedException {
    for (String theme : List.of("light", "dark")) {
      browser.run("document.documentElement.dataset.theme = arguments[0]", theme);
      assertThat(browser.run(LOW_CONTRASTS)).as(theme).isEmpty();
    }
  }

  private static final String LOW_CONTRASTS =
      """
      const channels = (color) => color.match(/[\\d.]+/g).map(Number);
      const linear = (part) => part <= 0.04045 * 255 ? part / 255 / 12.92 : ((part / 255 + 0.055) / 1.055) ** 2.4;
      const luminance = (color) => {
        const [r, g, b] = channels(color).map(linear);
        return 0.2126 * r + 0.7152 * g + 0.0722 * b;
      };
      const behind = (element) => {
        for (let at = element; at; at = at.parentElement) {
          const color = getComputedStyle(at).backgroundColor;
          const parts = channels(color);
          if (parts.length < 4 || parts[3] === 1) return color;
        }
      };
      const low = [];
      for (const element of document.querySelectorAll('body *:not(script):not(svg *)')) {
        const hasText = [...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim() !== '');
        if (!hasText || !element.checkVisibility()) continue;
        const [a, b] = [luminance(getComputedStyle(element).color), luminance(behind(element))];
        const contrast = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
        if (contrast < 4.5) low.push(element.textContent.slice(0, 40) + ' ' + contrast.toFixed(2));
      }
      return low;
      """;

  private String runId(int index) {
    return sweep.plan().runs().get(index).runId();
  }

  private List<String> shownRuns() throws IOException, InterruptedException {
    List<String> ids = new ArrayList<>();
    browser
        .run(
            "return [...document.querySelectorAll('#run-list tbody tr[id]')]"
                + ".map(row => row.id.slice(4))")
        .forEach(id -> ids.add(id.textValue()));
    return ids;
  }

  private void choose(String filter, String option) throws IOException, InterruptedException {
    browser.run(
        "const label = [...document.querySelectorAll('#run-filters label')]"
            + ".find(label => label.firstChild.textContent === arguments[0]);"
            + "const select = label.querySelector('select');"
            + "select.value = [...select.options].find(option => option.text === arguments[1]).value;"
            + "select.dispatchEvent(new Event('change'));",
        filter,
        option);
  }
}
