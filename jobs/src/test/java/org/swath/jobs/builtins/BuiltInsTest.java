package org.swath.jobs.builtins;

import static org.assertj.core.api.Assertions.assertThat;
import static org.swath.jobs.SwathRunner.standardBuiltIns;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.swath.core.parameter.Catalogue;
import org.swath.core.parameter.Component;
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

  @Test
  void theTrainingPageNamesEveryChoiceAndItsParameters() throws IOException {
    Catalogue catalogue = standardBuiltIns(new Configuration()).catalogue();
    List<Component> components = new ArrayList<>(catalogue.optimizers());
    catalogue.parts().forEach(part -> components.addAll(part.components()));
    catalogue.monitors().forEach(monitor -> components.add(monitor.component()));
    List<String> names = new ArrayList<>();
    catalogue.parts().forEach(part -> names.add(part.name()));
    catalogue.monitors().forEach(monitor -> names.addAll(monitor.epochMetrics()));
    for (Component component : components) {
      names.add(component.name());
      component.parameters().forEach(parameter -> names.add(parameter.name()));
    }

    String page = Files.readString(Path.of("..", "docs", "training.md"));
    assertThat(names)
        .hasSizeGreaterThan(100)
        .allSatisfy(name -> assertThat(page).contains("`" + name + "`"));
  }
}
