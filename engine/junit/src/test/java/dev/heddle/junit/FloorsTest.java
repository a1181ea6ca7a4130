package dev.heddle.junit;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import org.junit.jupiter.api.Test;

/// Arrows point down: the engine knows the annotations, the annotations know nothing of the engine, and the
/// optional parts are known by nobody.
final class FloorsTest {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(location -> !location.contains("/test-classes/"))
            .importPackages("dev.heddle.junit");

    @Test
    void noPackageDependsUpward() {
        layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .layer("engine")
                .definedBy("dev.heddle.junit.platform")
                .layer("assertj")
                .definedBy("dev.heddle.junit.assertj")
                .layer("property")
                .definedBy("dev.heddle.junit.property")
                .layer("annotations")
                .definedBy("dev.heddle.junit")
                .whereLayer("engine")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("assertj")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("property")
                .mayOnlyBeAccessedByLayers("engine")
                .whereLayer("annotations")
                .mayOnlyBeAccessedByLayers("engine")
                .check(CLASSES);
    }

    @Test
    void thereAreNoCycles() {
        slices().matching("dev.heddle.(**)").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void onlyOneClassLinksToJupiter() {
        noClasses()
                .that()
                .doNotHaveSimpleName("JupiterConventions")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.junit.jupiter..")
                .check(CLASSES);
    }

    @Test
    void onlyItsOwnClassesLinkToJqwik() {
        noClasses()
                .that()
                .haveNameNotMatching(".*\\.Jqwik[^.]*")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("net.jqwik..")
                .check(CLASSES);
    }

    @Test
    void onlyItsPackageLinksToAssertJ() {
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.heddle.junit.assertj")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.assertj..")
                .check(CLASSES);
    }
}
