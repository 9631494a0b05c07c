package org.swath.jobs.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.apache.commons.codec.digest.DigestUtils;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.swath.jobs.report.ReportTable;
import org.swath.jobs.report.StatisticsPage;
import org.swath.jobs.report.SweepReport;
import org.swath.jobs.report.SyntheticSweep;

class SweepPageTest {

  private static final String HOSTILE =
      "</script><script>alert(1)</script><img src=x onerror=alert(2)> & \"quoted\"";

  @Test
  void tellsASweepInTheOrderOfAPaper() {
    Document page = Pages.document(SyntheticSweep.eventful());

    assertThat(page.select("section").eachAttr("id"))
        .containsExactly(
            "design", "results", "statistics", "figures", "runs", "failures", "provenance");
    assertThat(page.select("nav a").eachAttr("href"))
        .containsExactly(
            "#main",
            "#design",
            "#results",
            "#statistics",
            "#figures",
            "#runs",
            "#failures",
            "#provenance");
    assertThat(page.selectFirst("h1").text()).isEqualTo("small");
  }

  @Test
  void showsTheFiguresOfTheReport() {
    SyntheticSweep sweep = SyntheticSweep.eventful();
    Document page = Pages.document(sweep);

    List<ReportTable.Row> rows = ReportTable.of(sweep.report()).rows();
    List<Element> lines = page.select("#configurations tbody tr");
    assertThat(lines).hasSameSizeAs(rows);
    for (int i = 0; i < rows.size(); i++) {
      lines.get(i).select(".spoken").remove();
      List<String> cells =
          lines.get(i).children().stream().map(cell -> cell.text().replace(" ", "")).toList();
      assertThat(cells)
          .isEqualTo(
              rows.get(i).cells().stream().map(cell -> cell.marked().replace(" ", "")).toList());
    }
  }

  @Test
  void countsRunsByHowTheyEnded() {
    Document page = Pages.document(SyntheticSweep.eventful());

    assertThat(page.select(".counts div").eachText())
        .containsExactly(
            "configurations 3", "runs 9", "completed 4", "diverged 1", "failed 2", "missing 2");
    assertThat(page.select(".head .note").text()).contains("2 runs of 9 are not committed yet");
    assertThat(page.selectFirst(".verdict").text()).startsWith("Reproduction: does not hold");
  }

  @Test
  void leadsFromEachNumberToItsRuns() throws IOException {
    SyntheticSweep sweep = SyntheticSweep.eventful();
    Document page = Pages.document(sweep);

    Element adam = page.selectFirst("#configurations tr[data-configuration=0]");
    assertThat(adam.select("td[data-metric=final_loss] .value").text()).isEqualTo("-746.0 ± 2.9");
    JsonNode data = data(page);
    int lossIndex = 9 + indexOf(data.path("metrics"), "final_loss");
    assertThat(data.path("runs"))
        .filteredOn(run -> run.path(1).asInt() == 0)
        .extracting(run -> run.path(2).asInt() + ": " + run.path(lossIndex).asInt())
        .containsExactly("1: -743", "2: -745", "3: -750");
    assertThat(page.select("#run-list tbody tr").eachAttr("id"))
        .isEqualTo(sweep.plan().runs().stream().map(run -> "run-" + run.runId()).toList());
  }

  @Test
  void knowsTheCurveOfEachRun() throws IOException {
    SyntheticSweep sweep = SyntheticSweep.eventful();
    JsonNode curves = data(Pages.document(sweep)).path("curves");

    assertThat(curves.at("/metrics/0/column").textValue()).isEqualTo("loss");
    String diverged = sweep.plan().runs().get(4).runId();
    assertThat(curves.at("/runs/" + diverged + "/0/1").textValue()).isEqualTo("NaN");
  }

  @Test
  void takesNothingOfASweepForHtml() throws IOException {
    SyntheticSweep sweep =
        Pages.changed("workload: model", "description: '" + HOSTILE + "'\nworkload: model")
            .fails(0, 0, HOSTILE);
    String html = new SweepPage(PageLimits.standard()).html(Pages.content(sweep, "# " + HOSTILE));
    Document page = Jsoup.parse(html);

    assertThat(page.select("script").eachAttr("type"))
        .containsExactly("application/json", "application/json");
    assertThat(page.select("script")).hasSize(4);
    assertThat(page.select("img, [onerror]")).isEmpty();
    assertThat(html).doesNotContain("<img src=x").doesNotContain("<script>alert");
    assertThat(page.selectFirst("#failures .reason").wholeText()).isEqualTo(HOSTILE);
    assertThat(page.selectFirst(".question").text()).isEqualTo(HOSTILE);
    assertThat(page.selectFirst(".spec code").wholeText()).isEqualTo("# " + HOSTILE);
    assertThat(data(page).at("/reasons/0").textValue()).isEqualTo(HOSTILE);
  }

  @Test
  void hasTheSameBytesForTheSameResults() {
    PageContent content = Pages.content(SyntheticSweep.eventful());
    SweepPage page = new SweepPage(PageLimits.standard());

    assertThat(page.html(Pages.reordered(content))).isEqualTo(page.html(content));
  }

  @Test
  void asksABrowserForNothing() {
    Document page = Pages.document(SyntheticSweep.eventful());

    assertThat(page.select("[src], link, iframe, object, embed, base, form[action]")).isEmpty();
    assertThat(page.select("[href]").eachAttr("href")).allMatch(link -> link.startsWith("#"));
    assertThat(page.selectFirst("style").data()).doesNotContain("url(").doesNotContain("@import");
    String policy = page.selectFirst("meta[http-equiv=Content-Security-Policy]").attr("content");
    assertThat(policy).contains("default-src 'none'").contains("form-action 'none'");
    assertThat(policy).doesNotContain("http").doesNotContain("script-src 'unsafe");
  }

  @Test
  void allowsItsOwnScriptsByTheirDigestsAndNoOther() {
    Document page = Pages.document(SyntheticSweep.eventful());

    String policy = page.selectFirst("meta[http-equiv=Content-Security-Policy]").attr("content");
    for (Element script : page.select("script:not([type])")) {
      byte[] digest = DigestUtils.sha256(script.data().getBytes(StandardCharsets.UTF_8));
      assertThat(policy).contains("'sha256-" + Base64.getEncoder().encodeToString(digest) + "'");
    }
  }

  @Test
  void canBeReadWithoutAPointerOrEyes() {
    Document page = Pages.document(SyntheticSweep.eventful());

    assertThat(page.selectFirst("html").attr("lang")).isEqualTo("en");
    assertThat(page.body().child(0).attr("href")).isEqualTo("#main");
    assertThat(page.select("[id]").eachAttr("id")).doesNotHaveDuplicates();
    for (Element part : page.select("[aria-labelledby]")) {
      assertThat(page.getElementById(part.attr("aria-labelledby"))).isNotNull();
    }
    for (Element link : page.select("a[href]")) {
      assertThat(page.getElementById(link.attr("href").substring(1))).as(link.text()).isNotNull();
    }
    assertThat(page.select("th:not([scope])")).isEmpty();
    assertThat(page.select("table:not(:has(caption))")).isEmpty();
    assertThat(page.select("td .mark .spoken").eachText()).contains("out of bounds");
  }

  @Test
  void saysWhatTheResultsSayOfEachHypothesis() {
    SyntheticSweep sweep =
        SyntheticSweep.small(
                """
                hypotheses:
                  - name: adam-never-settles
                    claim: Adam <never> settles.
                    kind: never-converges
                    where: {optimizer: adam}
                """)
            .completes(0, -743, 10, 0.925, 40);
    Document page = Pages.document(sweep);

    assertThat(page.select("section").eachAttr("id"))
        .containsSubsequence("results", "findings", "statistics");
    Element finding = page.selectFirst("#finding-adam-never-settles");
    assertThat(finding.select(".claim").text()).endsWith("Adam <never> settles.");
    assertThat(finding.text()).contains(sweep.report().findings().get(0).reason());
    assertThat(finding.text()).contains(sweep.report().findings().get(0).basis());
  }

  @Test
  void hasTheStatisticsThatSwathStatisticsPrints() {
    SyntheticSweep sweep = SyntheticSweep.eventful();
    Document page = Pages.document(sweep);

    StatisticsPage printed = StatisticsPage.of(sweep.statistics());
    for (StatisticsPage.Block block : printed.blocks()) {
      if (block instanceof StatisticsPage.Table table) {
        table
            .rows()
            .forEach(
                row ->
                    assertThat(page.select("table.statistics tbody tr").eachText())
                        .contains(String.join(" ", row)));
      }
    }
    assertThat(page.select("details.statistics").first().select("h3").text())
        .startsWith("final loss");
  }

  @Test
  void saysWhyRunsDidNotComplete() {
    SyntheticSweep sweep = SyntheticSweep.eventful();
    Document page = Pages.document(sweep);

    Element failed = page.selectFirst("#failures li");
    assertThat(failed.selectFirst("p").text()).isEqualTo("failed 2 runs");
    assertThat(failed.select("a").eachText())
        .containsExactly(sweep.plan().runs().get(6).runId(), sweep.plan().runs().get(7).runId());
  }

  @Test
  void saysSoWhereNothingIsCommittedYet() {
    Document page = Pages.document(SyntheticSweep.small());

    assertThat(page.select(".head .note").text()).contains("9 runs of 9 are not committed yet");
    assertThat(page.select("#configurations .value").eachText()).containsOnly("-");
    assertThat(page.select("#failures p").text()).contains("None");
    assertThat(page.select("#provenance dd").eachText())
        .contains("not known before a run is committed");
    assertThat(page.select("#run-list .status").eachText()).hasSize(9).containsOnly("missing");
  }

  @Test
  void showsASweepWithoutFactors() {
    Document page = Pages.document(Pages.withoutFactors());

    assertThat(page.select("#design table")).isEmpty();
    assertThat(page.select("#configurations tbody tr")).hasSize(1);
    assertThat(page.select("#configurations .value").first().text()).isEqualTo("-743");
    assertThat(page.select("#run-list thead th").eachText()).startsWith("run", "seed", "status");
  }

  @Test
  void showsASweepOfOneSeed() {
    Document page =
        Pages.document(
            Pages.changed("seeds: [1, 2, 3]", "seeds: [7]").completes(0, -743, 10, 0.925, 40));

    assertThat(page.select("#configurations .value").first().text()).isEqualTo("-743");
    assertThat(page.select("#design p").first().text())
        .startsWith("3 configurations at 1 seed: 3 runs.");
  }

  @Test
  void showsASweepOfWhichEveryRunFailed() {
    SyntheticSweep sweep = SyntheticSweep.small();
    for (int run = 0; run < 9; run++) {
      sweep.fails(run, 0, "no memory");
    }
    Document page = Pages.document(sweep);

    assertThat(page.select("#configurations .value").eachText()).containsOnly("-");
    assertThat(page.select("#failures li > p").first().text()).isEqualTo("failed 9 runs");
  }

  @Test
  void showsALossThatIsNoNumber() throws IOException {
    SyntheticSweep sweep = SyntheticSweep.small().completes(0, Double.NaN, 10, 0.5, 1);
    Document page = Pages.document(sweep);

    assertThat(page.select("#configurations .value").first().text()).isEqualTo("NaN");
    assertThat(data(page).at("/runs/0/9").textValue()).isEqualTo("NaN");
  }

  @Test
  void saysWhatItLeavesOutOfALargeSweep() throws IOException {
    PageContent content = Pages.content(SyntheticSweep.eventful());
    Document page = Jsoup.parse(new SweepPage(new PageLimits(2, 4, 5, 1, 1)).html(content));

    assertThat(page.select("#configurations tbody tr")).hasSize(2);
    assertThat(page.select("#results .note").first().text())
        .isEqualTo(
            "1 more configuration is left out to keep this page quick; swath report --format csv"
                + " has all.");
    assertThat(page.select("#run-list tbody tr")).hasSize(4);
    assertThat(page.select("#runs noscript").first().text()).contains("The first 4 of 9 runs");
    assertThat(data(page).path("runs")).hasSize(9);
    assertThat(data(page).at("/curves/runs")).isEmpty();
    assertThat(page.select("#runs .note").text()).contains("no curves of single runs");
  }

  @Test
  void makesStatisticsOnlyWhereThatIsQuick() {
    SyntheticSweep sweep = SyntheticSweep.eventful();
    SweepReport report = sweep.report();

    assertThat(new PageLimits(1, 1, 1, 36, 3).allowStatistics(sweep.plan(), report)).isTrue();
    assertThat(new PageLimits(1, 1, 1, 35, 3).allowStatistics(sweep.plan(), report)).isFalse();
    assertThat(new PageLimits(1, 1, 1, 36, 2).allowStatistics(sweep.plan(), report)).isFalse();
    PageContent all = Pages.content(sweep);
    PageContent without =
        new PageContent(
            all.spec(),
            all.specText(),
            all.plan(),
            all.report(),
            all.records(),
            all.curves(),
            Optional.empty(),
            all.figures());
    Document page = Jsoup.parse(new SweepPage(PageLimits.standard()).html(without));
    assertThat(page.select("#statistics table")).isEmpty();
    assertThat(page.select("#statistics .note").text()).contains("swath statistics makes them");
  }

  private static JsonNode data(Document page) throws IOException {
    return new JsonMapper().readTree(page.selectFirst("#page-data").data());
  }

  private static int indexOf(JsonNode metrics, String column) {
    for (int i = 0; i < metrics.size(); i++) {
      if (metrics.get(i).path("column").textValue().equals(column)) {
        return i;
      }
    }
    throw new AssertionError("No metric " + column + " in " + metrics);
  }
}
