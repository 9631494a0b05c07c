package org.swath.models;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** The walls of models: what each package may touch. */
class ArchitectureTest {

  private static final String ROOT = "org.swath.models";

  private static final JavaClasses MODELS =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages(ROOT);

  @Test
  void enoughClassesAreLookedAt() {
    assertThat(MODELS.size()).isGreaterThan(20);
  }

  /** Models are trained as core has it, wherever they run. */
  @Test
  void modelsKnowNeitherSparkNorPlansNorStorage() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "org.apache.spark..",
            "org.apache.hadoop..",
            "org.swath.jobs..",
            "org.swath.results..",
            "org.swath.core.plan..",
            "org.swath.core.train..")
        .check(MODELS);
  }

  /** Its successor will be another library: what knows it is in one place. */
  @Test
  void onlyItsOwnFormatKnowsDeeplearning4j() {
    noClasses()
        .that()
        .resideInAPackage(ROOT)
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.deeplearning4j..")
        .check(MODELS);
  }

  /** A suggestion of the nearest name is all that models take from specs. */
  @Test
  void modelsDoNotReadSpecs() {
    noClasses()
        .should()
        .dependOnClassesThat(
            com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage(
                    "org.swath.core.spec..")
                .and(
                    com.tngtech.archunit.base.DescribedPredicate.not(
                        com.tngtech.archunit.core.domain.JavaClass.Predicates.type(
                            org.swath.core.spec.NearestName.class))))
        .check(MODELS);
  }

  @Test
  void packagesHaveNoCycles() {
    slices().matching(ROOT + ".(**)").should().beFreeOfCycles().check(MODELS);
    noClasses()
        .that()
        .resideInAPackage(ROOT)
        .should()
        .dependOnClassesThat()
        .resideInAPackage(ROOT + ".*..")
        .check(MODELS);
  }

  @Test
  void staticFieldsNeverChange() {
    fields().that().areStatic().should().beFinal().check(MODELS);
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
        .check(MODELS);
  }
}
