package dev.heddle.explore;

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
            "dev.heddle.explore.schedule",
            "dev.heddle.explore.input",
            "dev.heddle.explore.drawing",
            "dev.heddle.explore.strategy",
            "dev.heddle.explore.dpor",
            "dev.heddle.explore.happensbefore",
            "dev.heddle.explore.race",
            "dev.heddle.explore.shrink",
            "dev.heddle.explore.failure",
            "dev.heddle.explore.recording",
            "dev.heddle.explore.coverage",
            "dev.heddle.explore.report",
            "dev.heddle.explore",
            "dev.heddle.explore.outcome",
            "dev.heddle.explore.linearizability");

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(location -> !location.contains("/test-classes/"))
            .importPackages("dev.heddle.explore");

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
