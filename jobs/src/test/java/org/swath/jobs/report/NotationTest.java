package org.swath.jobs.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.swath.core.stats.SeedSummary;

class NotationTest {

  @ParameterizedTest
  @CsvSource({
    "-999.312, 1.234, -999.3 ± 1.2",
    "-1215.21, 21.4, -1215 ± 21",
    "41.2345, 0.312, 41.2 ± 0.3",
    "41.2345, 0.0312, 41.23 ± 0.03",
    "70.3333, 2.0548, 70.3 ± 2.1",
    "100, 0, 100 ± 0",
    "41.2345, 0.0000000001, 41.23450 ± 0.00000",
    "0, 0, 0 ± 0",
    "-0.02, 0.4, 0.0 ± 0.4",
    "NaN, NaN, NaN ± NaN",
  })
  void givesMeanAndSpreadTheSameDecimals(double mean, double sd, String expected) {
    assertThat(written(Unit.OWN, new SeedSummary(mean, sd, 3))).containsExactly(expected);
  }

  @Test
  void writesFractionsInPercent() {
    assertThat(written(Unit.PERCENT, new SeedSummary(0.93512, 0.00412, 3)))
        .containsExactly("93.5 ± 0.4");
  }

  @Test
  void givesEveryRowTheDecimalsOfASmallSpread() {
    assertThat(
            written(
                Unit.OWN,
                new SeedSummary(-745.34, 0.4, 3),
                new SeedSummary(-999.32, 1.23, 3),
                new SeedSummary(-1215.27, 21.3, 3),
                new SeedSummary(-3, 0, 3)))
        .containsExactly("-745.3 ± 0.4", "-999.3 ± 1.2", "-1215.3 ± 21.3", "-3.0 ± 0.0");
  }

  @Test
  void writesExponentsWhereTheNumbersNeedThem() {
    assertThat(
            written(
                Unit.OWN, new SeedSummary(1.5, 0.25, 3), new SeedSummary(2.34567e-11, 4e-13, 3)))
        .containsExactly("1.500e+00 ± 2.500e-01", "2.346e-11 ± 4.000e-13");
    assertThat(written(Unit.OWN, new SeedSummary(3e12, 1e9, 3)))
        .containsExactly("3.000e+12 ± 1.000e+09");
  }

  @ParameterizedTest
  @CsvSource({
    "0.0001, 0.0001",
    "0.1, 0.1",
    "1.0, 1",
    "128, 128",
    "1200000, 1200000",
    "0.00001, 0.00001",
    "1e-10, 1e-10",
    "-2.5e12, -2.5e12",
    "0, 0",
    "-1300.24567, -1300.246",
    "Infinity, Infinity",
  })
  void writesANumberAsAPersonDoes(double number, String expected) {
    assertThat(Unit.OWN.plain(number)).isEqualTo(expected);
  }

  @Test
  void writesAnAccuracyWithItsPercentSign() {
    assertThat(Unit.of("probe-accuracy").plain(0.929)).isEqualTo("92.9 %");
    assertThat(Unit.of("probe-accuracy").distance(0.007)).isEqualTo("0.7 points");
    assertThat(Unit.of("final-loss").plain(0.929)).isEqualTo("0.929");
  }

  private static List<String> written(Unit unit, SeedSummary... column) {
    Notation notation = Notation.fitting(unit, List.of(column));
    return Arrays.stream(column)
        .map(s -> notation.write(s.mean()) + " ± " + notation.write(s.standardDeviation()))
        .toList();
  }
}
