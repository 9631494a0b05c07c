package org.swath.jobs.figure;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.swath.results.RunRecord;

class SweepFiguresTest {

  @Test
  void aSweepOfTwoFactorsHasEveryKindOfFigure() {
    assertThat(FigureSweep.twoByFour(3).figures().figures())
        .extracting(Figure::id)
        .containsExactly(
            "dynamics",
            "curves-loss",
            "convergence-epochs",
            "final-loss-by-learning-rate",
            "probe-accuracy-by-learning-rate",
            "probe-accuracy-against-final-loss",
            "final-loss-by-learning-rate-and-optimizer",
            "probe-accuracy-by-learning-rate-and-optimizer",
            "parallel-coordinates");
  }

  @Test
  void aSweepOfWhichNoRunCompletedHasNoFiguresAndSaysWhy() {
    FigureList figures =
        new FigureSweep("  optimizer: [adam, sgd]\n", 1)
            .diverges(0, 1, Double.NaN)
            .fails(1)
            .figures();
    assertThat(figures.figures()).isEmpty();
    assertThat(figures.notes())
        .containsExactly(
            "There are no figures: a figure needs a completed run, and of 2 planned runs 2 are committed, none of them completed.");
  }

  @Test
  void aSingleRunHasCurvesAndReasonsForWhatIsNotThere() {
    FigureList figures = new FigureSweep("", 1).completes(0, 3, 2, 1).figures();
    assertThat(figures.figures())
        .extracting(Figure::id)
        .containsExactly("curves-loss", "convergence-epochs", "probe-accuracy-against-final-loss");
    assertThat(figures.notes())
        .containsExactly(
            "There is no heat map: it needs two factors of two to 30 levels each.",
            "There are no parallel coordinates: they need a factor that varies, and two runs.");
  }

  @Test
  void configurationsOfTwoFactorsStandInPanelsWithTheSameFewLines() {
    JsonNode option = FigureSweep.twoByFour(3).figure("curves-loss").option();
    assertThat(option.get("grid")).hasSize(2);
    assertThat(option.get("title").findValuesAsText("text")).containsExactly("adam", "sgd");
    assertThat(option.get("legend").get("data")).hasSize(4);
    assertThat(option.get("yAxis").get(0).get("min"))
        .isEqualTo(option.get("yAxis").get(1).get("min"));
  }

  @Test
  void ofTwoHundredConfigurationsTheBestFewAreDrawn() {
    FigureSweep sweep =
        new FigureSweep(
                "  optimizer: [adam, sgd]\n  learning-rate: %s\n  lse-weight: %s\n"
                    .formatted(numbers(10), numbers(10)),
                1)
            .completesAll(3);
    Figure figure = sweep.figure("curves-loss");
    assertThat(figure.option().get("legend").get("data")).hasSize(6);
    assertThat(figure.option().get("legend").get("data").get(0).asText()).startsWith("sgd");
    assertThat(figure.caption())
        .contains("the lowest mean final loss are drawn; 194 others are not");
  }

  @Test
  void aBandIsFromTheSmallestToTheLargestOfThreeSeeds() {
    FigureSweep sweep =
        new FigureSweep("", 3).completes(0, 1, 5).completes(1, 2, 6).completes(2, 6, 10);
    assertThat(series(sweep.figure("curves-loss"), "band-area-0-0").get("data").toString())
        .isEqualTo("[[1,1.0,6.0],[2,5.0,10.0]]");
    assertThat(series(sweep.figure("curves-loss"), "line-0-0").get("data").toString())
        .isEqualTo("[[1,3.0,1.0,6.0,3],[2,7.0,5.0,10.0,3]]");
    assertThat(sweep.figure("curves-loss").caption())
        .contains("the band is from the smallest to the largest");
  }

  @Test
  void aBandOfSixSeedsIsAStandardDeviationToEitherSide() {
    FigureSweep sweep = new FigureSweep("", 6);
    for (int run = 0; run < 6; run++) {
      sweep.completes(run, run < 3 ? 1 : 3);
    }
    assertThat(series(sweep.figure("curves-loss"), "band-area-0-0").get("data").toString())
        .isEqualTo("[[1,1.0,3.0]]");
    assertThat(sweep.figure("curves-loss").caption()).contains("one population standard deviation");
  }

  @Test
  void aRunWithoutAFiniteNumberIsNotInTheBandOfThatEpoch() {
    FigureSweep sweep =
        new FigureSweep("", 3)
            .completes(0, 1, 5)
            .completes(1, 2, Double.NaN)
            .completes(2, 6, Double.NEGATIVE_INFINITY);
    assertThat(series(sweep.figure("curves-loss"), "line-0-0").get("data").toString())
        .isEqualTo("[[1,3.0,1.0,6.0,3],[2,5.0,5.0,5.0,1]]");
  }

  @Test
  void oneSeedHasNoBand() {
    Figure figure = FigureSweep.twoByFour(1).figure("curves-loss");
    assertThat(figure.option().get("series").findValuesAsText("id"))
        .noneMatch(id -> id.startsWith("band-area"));
    assertThat(figure.caption()).contains("one run for each configuration, hence no band");
  }

  @Test
  void aRunThatDivergedIsDrawnAsFarAsItGoesAndCountedAndMovesNoAxis() {
    FigureSweep sweep =
        new FigureSweep("", 4)
            .completes(0, 2, 1)
            .completes(1, 2, 1)
            .diverges(2, 1e30, Double.NaN)
            .fails(3, 5);
    Figure figure = sweep.figure("curves-loss");
    String id = "run-" + sweep.plan().runs().get(2).runId();
    JsonNode items = series(figure, id).get("data");
    assertThat(items).hasSize(1);
    assertThat(items.get(0).get("seed").asInt()).isEqualTo(3);
    assertThat(items.get(0).get("symbol").asText()).startsWith("path://");
    assertThat(figure.option().get("yAxis").get(0).get("max").asDouble()).isLessThan(10);
    assertThat(figure.caption())
        .contains("2 completed runs.", "1 run diverged", "Not drawn: 1 run failed.");
  }

  @Test
  void aNumberThatIsNotFiniteLeavesOnlyItsOwnEpochOut() {
    FigureSweep sweep =
        new FigureSweep("", 2)
            .completes(0, 4, Double.NaN, 2)
            .completes(1, 4, Double.POSITIVE_INFINITY, 4);
    assertThat(series(sweep.figure("curves-loss"), "line-0-0").get("data").toString())
        .isEqualTo("[[1,4.0,4.0,4.0,2],[3,3.0,2.0,4.0,2]]");
  }

  @Test
  void curvesWithoutAnyFiniteNumberAreNotDrawnAndSaidToBe() {
    FigureList figures = new FigureSweep("", 1).completes(0, Double.NaN).figures();
    assertThat(figures.notes())
        .contains("There are no curves of loss: no completed run has a finite number of it.");
  }

  @Test
  void aRunThatDidNotConvergeIsAnotherMarkAndLeavesTheMedianOpen() {
    FigureSweep sweep =
        new FigureSweep("  optimizer: [adam, sgd]\n", 1)
            .completes(0, 9, 5, 5, 5)
            .completes(1, 9, 7, 5, 3);
    Figure figure = sweep.figure("convergence-epochs");
    JsonNode series = figure.option().get("series");
    assertThat(series.get(0).get("data")).hasSize(1);
    assertThat(series.get(0).get("data").get(0).get("value").toString()).isEqualTo("[2,\"adam\"]");
    assertThat(series.get(1).get("data").get(0).get("value").toString()).isEqualTo("[4,\"sgd\"]");
    assertThat(series.get(2).get("data")).hasSize(1);
    assertThat(figure.caption()).contains("n = 2", "not converged by its last epoch");
  }

  @Test
  void aFactorThatDoesNotApplyIsALevelOfItsOwn() {
    FigureSweep sweep =
        new FigureSweep("  optimizer: [adam, {name: sgd, momentum: [0, 0.9]}]\n", 2)
            .completesAll(3);
    Figure map = sweep.figure("final-loss-by-momentum-and-optimizer");
    assertThat(map.option().get("xAxis").get("data").toString()).isEqualTo("[\"0\",\"0.9\",\"–\"]");
    assertThat(map.caption()).contains("A pair without such runs is empty", "does not apply");
    assertThat(sweep.figure("curves-loss").option().get("legend").get("data").toString())
        .isEqualTo("[\"adam\",\"sgd, momentum 0\",\"sgd, momentum 0.9\"]");
  }

  @Test
  void aLargeSweepGivesFiguresOfAFewHundredKilobytes() {
    FigureSweep sweep =
        new FigureSweep(
                "  optimizer: [adam, sgd]\n  learning-rate: %s\n  lse-weight: %s\n"
                    .formatted(numbers(7), numbers(6)),
                20)
            .completesAll(1000);
    for (Figure figure : sweep.figures().figures()) {
      assertThat(figure.option().toString().length()).as(figure.id()).isLessThan(600_000);
    }
    assertThat(sweep.figure("curves-loss").caption())
        .containsPattern("Of 1000 epochs \\d+ are drawn");
    assertThat(sweep.figure("convergence-epochs").caption()).contains("44 others are not");
    assertThat(sweep.figure("parallel-coordinates").caption()).contains("Every 4th is drawn");
  }

  @Test
  void theOrderInWhichRunsWereCommittedIsNotSeen() {
    FigureSweep sweep = FigureSweep.twoByFour(3);
    List<RunRecord> reversed = new ArrayList<>(sweep.records());
    Collections.reverse(reversed);
    assertThat(SweepFigures.of(sweep.results(reversed), EpochAxis.LOG, List.of()))
        .isEqualTo(sweep.figures());
  }

  @Test
  void everyFigureKeepsToWhatAPageReliesOn() {
    for (Figure figure : FigureSweep.twoByFour(3).figures().figures()) {
      for (JsonNode series : figure.option().get("series")) {
        assertThat(series.get("dimensions")).as(figure.id()).isNotEmpty();
        for (JsonNode item : series.get("data")) {
          if (item.has("runId")) {
            assertThat(item.get("runId").asText()).hasSize(16);
            assertThat(item.has("seed") && item.has("name")).isTrue();
          }
        }
      }
      assertThat(figure.option().has("backgroundColor")).isFalse();
      assertThat(figure.option().has("color")).isFalse();
    }
  }

  private static JsonNode series(Figure figure, String id) {
    for (JsonNode series : figure.option().get("series")) {
      if (series.path("id").asText().equals(id)) {
        return series;
      }
    }
    throw new AssertionError("There must be a series " + id + " in " + figure.option());
  }

  private static String numbers(int count) {
    List<String> numbers = new ArrayList<>();
    for (int i = 1; i <= count; i++) {
      numbers.add("0.00" + i + "1");
    }
    return numbers.toString();
  }
}
