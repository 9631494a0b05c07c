package org.swath.core.spec;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.swath.core.parameter.Catalogue;
import org.swath.core.parameter.Component;
import org.swath.core.parameter.Domain;
import org.swath.core.parameter.LaneSharing;
import org.swath.core.parameter.MonitorComponent;
import org.swath.core.parameter.Parameter;
import org.swath.core.parameter.Part;
import org.swath.core.parameter.StandardMetrics;
import org.swath.core.parameter.WorkloadComponent;

class CatalogueCheckTest {

  private static final Parameter EPOCHS = Parameter.integer("epochs", 1, 1, "");

  @Test
  void theCatalogueOfTheShippedSpecsIsSound() {
    assertThatCode(() -> CatalogueCheck.requireDistinctColumns(ShippedCatalogue.catalogue()))
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
        "All optimizers must agree on the type of a parameter they share,"
            + " but momentum of counted differs");
  }

  @Test
  void aPartMayNotTakeTheNameOfAParameter() {
    refused(
        catalogue(List.of(parameter("schedule")), part("schedule", "period")),
        "Columns must differ, but schedule is claimed by model and by the choice of a schedule");
    refused(
        catalogue(List.of(), part("epochs", "period")),
        "Columns must differ, but epochs is claimed by training and by the choice of a epochs");
    refused(
        catalogue(List.of(), part("optimizer", "period")),
        "Columns must differ, but optimizer is claimed by the choice of an optimizer"
            + " and by the choice of a optimizer");
  }

  @Test
  void aPartsParameterMayNotTakeTheColumnOfAnyOther() {
    refused(
        catalogue(List.of(parameter("period")), part("schedule", "period")),
        "Columns must differ, but period is claimed by model and by schedule period-rule");
    refused(
        catalogue(List.of(), part("schedule", "momentum")),
        "Columns must differ, but momentum is claimed by optimizer sgd"
            + " and by schedule momentum-rule");
    refused(
        catalogue(List.of(), part("schedule", "period"), part("clipping", "period")),
        "Columns must differ, but period is claimed by schedule period-rule"
            + " and by clipping period-rule");
    refused(
        catalogue(List.of(), part("schedule", "clipping"), part("clipping", "period")),
        "Columns must differ, but clipping is claimed by schedule clipping-rule"
            + " and by the choice of a clipping");
  }

  @Test
  void componentsOfOnePartMayShareAParameterOfOneType() {
    Component counted =
        new Component("counted", 1, "", List.of(Parameter.integer("period", 0, 0, "")));

    assertThatCode(
            () ->
                CatalogueCheck.requireDistinctColumns(
                    catalogue(List.of(), part("schedule", "period", optimizer("other", "period")))))
        .doesNotThrowAnyException();
    refused(
        catalogue(List.of(), part("schedule", "period", counted)),
        "All schedules must agree on the type of a parameter they share,"
            + " but period of counted differs");
  }

  @Test
  void aMonitorOrAStandardMetricMayNotTakeTheColumnOfAnyOther() {
    refused(
        monitored(List.of("gradient-norm"), monitor("one", "lse")),
        "Columns must differ, but lse is claimed by model and by monitor one");
    refused(
        monitored(List.of("gradient-norm"), monitor("one", "noise"), monitor("two", "noise")),
        "Columns must differ, but noise is claimed by monitor one and by monitor two");
    refused(
        monitored(List.of("lse")),
        "Columns must differ, but lse is claimed by the standard metrics and by model");
    refused(
        monitored(List.of("gradient-norm"), monitor("one", "gradient-norm")),
        "Columns must differ, but gradient_norm is claimed by the standard metrics"
            + " and by monitor one");
    refused(
        monitored(List.of("final-loss")),
        "Columns must differ, but final_loss is claimed by the results themselves"
            + " and by the standard metrics");
  }

  private static void refused(Catalogue catalogue, String message) {
    assertThatThrownBy(() -> SweepSpecReader.read(SpecText.RIGHT, "sweep.yaml", catalogue))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
  }

  private static Catalogue catalogue(
      List<Parameter> workload, List<String> metrics, List<Component> optimizers) {
    return new Catalogue(List.of(model(workload, metrics)), List.of(), optimizers, List.of(EPOCHS));
  }

  private static Catalogue catalogue(List<Parameter> workload, Part... parts) {
    return new Catalogue(
        List.of(model(workload, List.of())),
        List.of(),
        List.of(optimizer("sgd", "momentum")),
        List.of(parts),
        List.of(),
        List.of(EPOCHS),
        StandardMetrics.none());
  }

  private static Catalogue monitored(List<String> standard, MonitorComponent... monitors) {
    return new Catalogue(
        List.of(model(List.of(), List.of("lse"))),
        List.of(),
        List.of(),
        List.of(),
        List.of(monitors),
        List.of(EPOCHS),
        new StandardMetrics(standard, List.of(), List.of()));
  }

  private static WorkloadComponent model(List<Parameter> parameters, List<String> metrics) {
    return new WorkloadComponent(
        new Component("model", 1, "", parameters), metrics, List.of(), LaneSharing.none());
  }

  /** A part with a component that takes {@code parameter}. */
  private static Part part(String name, String parameter, Component... others) {
    List<Component> components = new ArrayList<>();
    components.add(new Component("nothing", 1, "", List.of()));
    components.add(optimizer(parameter + "-rule", parameter));
    components.addAll(List.of(others));
    return new Part(name, "a " + name, components, false);
  }

  private static MonitorComponent monitor(String name, String metric) {
    return new MonitorComponent(new Component(name, 1, "", List.of()), List.of(metric));
  }

  private static Component optimizer(String name, String parameter) {
    return new Component(name, 1, "", List.of(parameter(parameter)));
  }

  private static Parameter parameter(String name) {
    return Parameter.number(name, Domain.NumberRange.nonNegative(), 1, "");
  }
}
