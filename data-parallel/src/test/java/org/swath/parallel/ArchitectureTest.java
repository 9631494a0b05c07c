package org.swath.parallel;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** The walls of this module: what it may touch of others. */
class ArchitectureTest {

  private static final JavaClasses MODULE =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("org.swath.parallel");

  @Test
  void enoughClassesAreLookedAt() {
    assertThat(MODULE.size()).isGreaterThan(10);
  }

  /** The driver plans, commits and tries again; here one run is trained. */
  @Test
  void ofJobsItKnowsOnlyTheSeam() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "org.swath.jobs",
            "org.swath.jobs.driver..",
            "org.swath.jobs.executor..",
            "org.swath.jobs.cli..",
            "org.swath.jobs.builtins..",
            "org.swath.results..",
            "org.swath.core.plan..",
            "org.swath.core.spec..")
        .check(MODULE);
  }

  @Test
  void staticFieldsNeverChange() {
    fields().that().areStatic().should().beFinal().check(MODULE);
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
        .callMethod(Math.class, "random")
        .check(MODULE);
  }
}
