package org.swath.core.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.swath.core.parameter.ParameterValues;

/** What a spec may say of data in files of the user's own. */
class OwnDataSpecTest {

  @Test
  void columnsAreAListOrTextAndNumbersStandForTheirDigits() {
    ParameterValues list = data("{name: csv, file: a.csv, features: [length, 2], label: -1}");
    ParameterValues text = data("{name: csv, file: a.csv, features: 'length ,2', label: '-1'}");

    assertThat(list.text("features")).isEqualTo("length, 2");
    assertThat(list.text("label")).isEqualTo("-1");
    assertThat(text).isEqualTo(list);
    assertThat(data("{name: csv, file: a.csv, label: y}").text("features")).isEmpty();
    assertThat(data("{name: csv, file: a.csv, features: 3}").text("features")).isEqualTo("3");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{name: csv}                                   | must give file",
        "csv                                           | must give file",
        "{name: csv, file: ''}                         | must be the path or URI of a file",
        "{name: csv, file: a, features: 'x,,y'}        | must be names with commas",
        "{name: csv, file: a, features: ['x,y', z]}    | must be a name without commas",
        "{name: csv, file: a, features: [[x]]}         | data.features[0]",
        "{name: csv, file: a, features: []}            | must not be empty",
        "{name: csv, file: [a, b]}                     | must be a single value",
        "{name: csv, file: a, label: [x, y]}           | must be a single value",
        "{name: csv, file: a, label: 1.5}              | must be a line of text",
        "{name: csv, file: a, test-fraction: 1}        | less than 1",
        "{name: csv, file: a, scaling: standart}       | Did you mean standard?",
        "{name: npz, file: a}                          | must give features",
        "{name: npy, features: a, label: b}            | Did you mean labels?",
      })
  void whatCannotBeIsRefused(String data, String message) {
    assertThatThrownBy(() -> data(data))
        .isInstanceOf(InvalidSpecException.class)
        .hasMessageContaining(message);
  }

  private static ParameterValues data(String data) {
    String spec =
        """
        name: own
        workload: softmax-regression
        data: %s
        training: {epochs: 1, learning-rate: 0.1, optimizer: sgd}
        seeds: [1]
        """
            .formatted(data);
    return SweepSpecReader.read(spec, "own.yaml", ShippedCatalogue.catalogue()).data().parameters();
  }
}
