package org.swath.core.spec;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.swath.core.parameter.Catalogue;
import org.swath.core.parameter.Component;
import org.swath.core.parameter.Domain;
import org.swath.core.parameter.LaneSharing;
import org.swath.core.parameter.Parameter;
import org.swath.core.parameter.WorkloadComponent;

class CatalogueCheckTest {

  private static final Parameter EPOCHS = Parameter.integer("epochs", 1, 1, "");

  @Test
  void theCatalogueOfTheShippedSpecsIsSound() {
    assertThatCode(() -> CatalogueCheck.requireDistinctColumns(TestCatalogue.ofShippedSpecs()))
        .doesNotThrowAnyException();
  }

  @Test
  void aParameterMayNotTakeAColumnOfTheResults() {
    refused(
        catalogue(List.of(parameter("final-loss")), List.of(), List.of()),
        "Columns must differ, but final_loss is claimed by the results themselves and by model");
  }

  @Test
  void aWorkloadMayNotRepeatATrainingParameter() {
    refused(
        catalogue(List.of(parameter("epochs")), List.of(), List.of()),
        "Columns must differ, but epochs is claimed by model and by training");
  }

  @Test
  void anOptimizerMayNotRepeatAWorkloadParameter() {
    refused(
        catalogue(List.of(parameter("beta1")), List.of(), List.of(optimizer("adam", "beta1"))),
        "Columns must differ, but beta1 is claimed by model and by optimizer adam");
  }

  @Test
  void aMetricMayNotTakeAParametersColumn() {
    refused(
        catalogue(List.of(parameter("width")), List.of("width"), List.of()),
        "Columns must differ, but width is claimed by model and by model");
  }

  @Test
  void aMetricMayNotTakeAColumnOfTheResults() {
    refused(
        catalogue(List.of(), List.of("run-id"), List.of()),
        "Columns must differ, but run_id is claimed by the results themselves and by model");
  }

  @Test
  void optimizersMayShareAParameter() {
    Catalogue catalogue =
        catalogue(
            List.of(),
            List.of(),
            List.of(optimizer("sgd", "momentum"), optimizer("nesterov", "momentum")));

    assertThatCode(() -> CatalogueCheck.requireDistinctColumns(catalogue))
        .doesNotThrowAnyException();
  }

  @Test
  void optimizersMustAgreeOnTheTypeOfWhatTheyShare() {
    Component counted =
        new Component("counted", 1, "", List.of(Parameter.integer("momentum", 0, 0, "")));
    refused(
        catalogue(List.of(), List.of(), List.of(optimizer("sgd", "momentum"), counted)),
        "Optimizers must agree on the type of a parameter they share,"
            + " but momentum of counted differs");
  }

  private static void refused(Catalogue catalogue, String message) {
    assertThatThrownBy(() -> SweepSpecReader.read(SpecText.RIGHT, "sweep.yaml", catalogue))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
  }

  private static Catalogue catalogue(
      List<Parameter> workload, List<String> metrics, List<Component> optimizers) {
    WorkloadComponent model =
        new WorkloadComponent(
            new Component("model", 1, "", workload), metrics, List.of(), LaneSharing.none());
    return new Catalogue(List.of(model), List.of(), optimizers, List.of(EPOCHS));
  }

  private static Component optimizer(String name, String parameter) {
    return new Component(name, 1, "", List.of(parameter(parameter)));
  }

  private static Parameter parameter(String name) {
    return Parameter.number(name, Domain.NumberRange.nonNegative(), 1, "");
  }
}
