package org.swath.jobs;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;
import org.swath.results.AttemptManifest;
import org.swath.results.ResultsStore;

/** The walls of the house: what each package of jobs, and each module, may touch. */
class ArchitectureTest {

  private static final String ROOT = "org.swath.jobs.";

  private static final JavaClasses ALL =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("org.swath");

  @Test
  void enoughClassesAreLookedAt() {
    assertThat(ALL.stream().filter(type -> type.getPackageName().startsWith("org.swath.jobs")))
        .hasSizeGreaterThan(40);
    assertThat(ALL.size()).isGreaterThan(200);
  }

  @Test
  void modulesDependInOneDirection() {
    noClasses()
        .that()
        .resideInAPackage("org.swath.results..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "org.swath.core..", "org.swath.jobs..", "org.apache.spark..", "org.nd4j..")
        .check(ALL);
    noClasses()
        .that()
        .resideInAPackage("org.swath.core..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.swath.jobs..", "org.apache.spark..")
        .check(ALL);
  }

  @Test
  void whatRunsInATaskCannotReachTheDriverOrTheCommandLine() {
    noClasses()
        .that()
        .resideInAnyPackage(ROOT + "executor..", ROOT + "progress..", ROOT + "builtins..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            ROOT + "driver..", ROOT + "cli..", ROOT + "report..", ROOT + "compare..")
        .check(ALL);
  }

  @Test
  void onlyTheDriverCommits() {
    noClasses()
        .that()
        .resideOutsideOfPackages(ROOT + "driver..", "org.swath.results..")
        .should()
        .callMethod(ResultsStore.class, "commit", AttemptManifest.class)
        .check(ALL);
  }

  @Test
  void reportsAndPagesNeedNoSpark() {
    noClasses()
        .that()
        .resideInAnyPackage(ROOT + "report..", ROOT + "page..", ROOT + "compare..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.apache.spark..")
        .check(ALL);
  }

  /** A page is text: its HTML is made in one place, where everything is escaped. */
  @Test
  void onlyPagesMakeHtml() {
    noClasses()
        .that()
        .resideOutsideOfPackage(ROOT + "page..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.jsoup..")
        .check(ALL);
  }

  /** What the driver and the executors do must not come to need what starts slowly. */
  @Test
  void onlyQuestionsInSqlNeedSparkSql() {
    noClasses()
        .that()
        .resideOutsideOfPackage(ROOT + "sql..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.apache.spark.sql..")
        .check(ALL);
    noClasses()
        .that()
        .resideInAnyPackage(ROOT + "driver..", ROOT + "executor..", ROOT + "report..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage(ROOT + "sql..")
        .check(ALL);
  }

  @Test
  void figuresNeedNoSparkAndOnlyWhatDrawsThemKnowsWhatWith() {
    noClasses()
        .that()
        .resideInAPackage(ROOT + "figure..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.apache.spark..", ROOT + "driver..", ROOT + "executor..")
        .check(ALL);
    noClasses()
        .that()
        .resideOutsideOfPackage(ROOT + "figure.render..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "org.mozilla.javascript..",
            "org.apache.pdfbox..",
            "org.apache.fontbox..",
            "com.github.weisj..",
            "de.rototor..",
            "java.awt..",
            "javax.imageio..")
        .check(ALL);
  }

  @Test
  void packagesHaveNoCycles() {
    slices().matching(ROOT + "(**)").should().beFreeOfCycles().check(ALL);
    noClasses()
        .that()
        .resideInAPackage(ROOT + "*..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.swath.jobs")
        .check(ALL);
  }

  @Test
  void staticFieldsNeverChange() {
    fields().that().areStatic().should().beFinal().check(ALL);
  }
}
