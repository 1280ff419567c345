package io.klantreis;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** Who may use whom: design.md's rule, checked on the compiled classes. */
class ArchitectureTest {
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("io.klantreis");

  /// Distributions (stats) and patterns that end (model.TextPattern) are others' better work.
  @Test
  void journey_usesOnlyTheJdkAndJSpecify() {
    classes()
        .that()
        .resideInAPackage("io.klantreis.journey..")
        .and()
        .resideOutsideOfPackage("io.klantreis.journey.stats..")
        .and()
        .doNotHaveFullyQualifiedName("io.klantreis.journey.model.TextPattern")
        .should()
        .onlyDependOnClassesThat(
            resideInAnyPackage("io.klantreis.journey..", "java..", "org.jspecify.."))
        .allowEmptyShould(true)
        .check(CLASSES);
  }

  @Test
  void journey_doesNoIoKeepsNoClockAndDoesNotLog() {
    noClasses()
        .that()
        .resideInAPackage("io.klantreis.journey..")
        .should()
        .dependOnClassesThat(
            resideInAnyPackage("java.io..", "java.sql..", "java.net..", "java.util.logging..")
                .and(resideOutsideOfPackages("java.io.Serializable"))
                .and(
                    com.tngtech.archunit.base.DescribedPredicate.not(
                        com.tngtech.archunit.core.domain.JavaClass.Predicates.type(
                            java.io.Serializable.class))))
        .orShould()
        .callMethod(System.class, "currentTimeMillis")
        .orShould()
        .callMethod(java.time.Instant.class, "now")
        .allowEmptyShould(true)
        .check(CLASSES);
  }

  @Test
  void sdk_knowsNothingOfJourneys() {
    noClasses()
        .that()
        .resideInAPackage("io.klantreis.sdk..")
        .should()
        .dependOnClassesThat(
            resideInAPackage("io.klantreis..").and(resideOutsideOfPackages("io.klantreis.sdk..")))
        .allowEmptyShould(true)
        .check(CLASSES);
  }

  @Test
  void store_usesOfTheEngineOnlyItsModelAndItsSpi() {
    noClasses()
        .that()
        .resideInAPackage("io.klantreis.store..")
        .should()
        .dependOnClassesThat(
            resideInAPackage("io.klantreis..")
                .and(
                    resideOutsideOfPackages(
                        "io.klantreis.store..",
                        "io.klantreis.journey.model..",
                        "io.klantreis.journey.spi..")))
        .allowEmptyShould(true)
        .check(CLASSES);
  }

  @Test
  void sdkInternal_isUsedOnlyBySdk() {
    noClasses()
        .that()
        .resideOutsideOfPackage("io.klantreis.sdk..")
        .should()
        .dependOnClassesThat(resideInAPackage("io.klantreis.sdk.internal.."))
        .allowEmptyShould(true)
        .check(CLASSES);
  }

  @Test
  void arrow_isUsedOnlyInItsRoom() {
    noClasses()
        .that()
        .resideOutsideOfPackage("io.klantreis.sdk.internal.arrow..")
        .should()
        .dependOnClassesThat(resideInAPackage("org.apache.arrow.."))
        .allowEmptyShould(true)
        .check(CLASSES);
  }

  @Test
  void rooms_haveNoCircles() {
    slices()
        .matching("io.klantreis.journey.(*)..")
        .should()
        .beFreeOfCycles()
        .allowEmptyShould(true)
        .check(CLASSES);
  }
}
