package org.swath.jobs.builtins;

import static org.assertj.core.api.Assertions.assertThat;
import static org.swath.jobs.SwathRunner.standardBuiltIns;

import java.util.List;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.swath.core.parameter.Catalogue;
import org.swath.core.parameter.Parameter;

class BuiltInsTest {

  /** The trainer gives all lanes of a cohort the same batches for the same number of epochs. */
  @Test
  void whatLanesMayDifferInIsDeclared() {
    Catalogue catalogue = standardBuiltIns(new Configuration()).catalogue();
    List<Parameter> encoder = catalogue.workloads().get(0).component().parameters();

    assertThat(Stream.concat(encoder.stream(), catalogue.training().stream()))
        .filteredOn(Parameter::fusible)
        .extracting(Parameter::name)
        .containsExactly("lse-weight", "variance-weight", "decorrelation-weight", "learning-rate");
  }
}
