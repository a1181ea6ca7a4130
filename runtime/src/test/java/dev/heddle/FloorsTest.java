package dev.heddle;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/// Arrows point down. The floors stand in `src-docs/design/overview.md` as well.
final class FloorsTest {
    /// From the ground up: a package uses those that stand before it in this list, and no others.
    private static final List<String> FLOORS = List.of(
            "dev.heddle.operation",
            "dev.heddle.model",
            "dev.heddle.scheduler",
            "dev.heddle.parallel",
            "dev.heddle.channel",
            "dev.heddle",
            "dev.heddle.time",
            "dev.heddle.context",
            "dev.heddle.sync",
            "dev.heddle.probe");

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(location -> !location.contains("/test-classes/"))
            .importPackages("dev.heddle");

    @Test
    void everyPackageHasItsFloor() {
        var packages = new TreeSet<String>();
        for (var c : CLASSES) {
            packages.add(c.getPackageName());
        }

        assertThat(packages).containsExactlyInAnyOrderElementsOf(FLOORS);
    }

    @Test
    void noArrowPointsUp() {
        var upward = new TreeSet<String>();
        for (var c : CLASSES) {
            for (var arrow : c.getDirectDependenciesFromSelf()) {
                var target = arrow.getTargetClass();
                if (floor(target) > floor(c)) {
                    upward.add(c.getName() + " uses " + target.getName());
                }
            }
        }

        assertThat(upward).isEmpty();
    }

    /// What belongs to another module stands below all floors of this one: -1.
    private static int floor(JavaClass c) {
        return FLOORS.indexOf(c.getPackageName());
    }
}
