package org.swath.core.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class SweepSpecProblemsTest {

  @TestFactory
  Stream<DynamicTest> aSlipIsReportedOnceWithItsLineAndWhatToDo() {
    return Slip.all().stream()
        .map(
            slip ->
                dynamicTest(
                    slip.piece() + " → " + slip.replacement(),
                    () ->
                        assertThat(messages(slip.text()))
                            .containsExactlyElementsOf(slip.problems())));
  }

  @Test
  void theListOfSlipsIsRead() {
    assertThat(Slip.all()).hasSizeGreaterThan(80);
  }

  private static List<String> messages(String text) {
    return SpecText.problems(text).stream().map(SpecProblem::toString).toList();
  }
}
