package dev.heddle.instrument;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import org.junit.jupiter.api.Test;

/// The rewriter knows where it calls in, places in the source, and nothing of schedulers or explorers.
final class FloorsTest {
    @Test
    void theRewriterKnowsOnlyTheProbesAndPlaces() {
        var rewriter = new ClassFileImporter()
                .withImportOption(location -> !location.contains("/test-classes/"))
                .importPackages("dev.heddle.instrument");

        classes()
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "java..",
                        "org.jspecify.annotations",
                        "dev.heddle.instrument",
                        "dev.heddle.probe",
                        "dev.heddle.operation")
                .check(rewriter);
    }
}
