package org.swath.core;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The walls of the house: what each package of core may touch. */
class ArchitectureTest {

  private static final String ROOT = "org.swath.core.";

  private static final JavaClasses CORE =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("org.swath.core");

  @Test
  void enoughClassesAreLookedAt() {
    assertThat(CORE.size()).isGreaterThan(100);
  }

  /** Each package with the packages of core that it may use beside itself. */
  @ParameterizedTest
  @CsvSource({
    "parameter, ''",
    "random,    ''",
    "device,    ''",
    "converge,  ''",
    "stats,     random",
    "data,      parameter random",
    "state,     device",
    "workload,  parameter data random device state",
    "train,     parameter random device state workload",
    "train.schedule, parameter state",
    "spec,      parameter converge",
    "plan,      parameter spec",
    "finding,   parameter spec stats",
  })
  void aPackageUsesOnlyWhatItMay(String of, String others) {
    List<String> allowed = new ArrayList<>(List.of(ROOT + of + ".."));
    for (String other : others.split(" ")) {
      if (!other.isEmpty()) {
        allowed.add(ROOT + other + "..");
      }
    }
    classes()
        .that()
        .resideInAPackage(ROOT + of + "..")
        .should()
        .onlyDependOnClassesThat(
            JavaClass.Predicates.resideInAnyPackage(allowed.toArray(String[]::new))
                .or(JavaClass.Predicates.resideOutsideOfPackage("org.swath.core..")))
        .check(CORE);
  }

  @Test
  void coreKnowsNoSpark() {
    noClasses().should().dependOnClassesThat().resideInAPackage("org.apache.spark..").check(CORE);
  }

  @Test
  void onlyWorkloadsTrainingAndDeviceKnowNd4j() {
    noClasses()
        .that()
        .resideOutsideOfPackages(ROOT + "workload..", ROOT + "train..", ROOT + "device..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.nd4j..", "org.bytedeco..")
        .check(CORE);
  }

  @Test
  void packagesHaveNoCycles() {
    slices().matching(ROOT + "(**)").should().beFreeOfCycles().check(CORE);
  }

  @Test
  void staticFieldsNeverChange() {
    fields().that().areStatic().should().beFinal().check(CORE);
  }

  @Test
  void randomnessAndTimeComeFromTheRun() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .belongToAnyOf(java.util.Random.class, java.util.concurrent.ThreadLocalRandom.class)
        .orShould()
        .callMethod(System.class, "currentTimeMillis")
        .orShould()
        .callMethod(System.class, "getenv", String.class)
        .orShould()
        .callMethod(Math.class, "random")
        .check(CORE);
  }

  @Test
  void nothingIsCalledByWhatItIsNot() {
    noClasses()
        .should()
        .haveSimpleNameEndingWith("Util")
        .orShould()
        .haveSimpleNameEndingWith("Utils")
        .orShould()
        .haveSimpleNameEndingWith("Helper")
        .orShould()
        .haveSimpleNameEndingWith("Manager")
        .orShould()
        .haveSimpleNameContaining("Experiment")
        .orShould()
        .haveSimpleNameContaining("Trial")
        .check(CORE);
  }
}
