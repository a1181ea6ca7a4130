package dev.heddle.instrument;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// Which classes are taken as they are: Heddle's own, those of test libraries, and what the user excludes.
///
/// A class that is taken as it is must not link to one that is rewritten, for it would link to the one that is not:
/// so these are libraries that know nobody else, and whole packages of them. (That is why Truth and AssertJ's
/// module for Guava are not among them.)
///
/// @param excluded what the names of further classes begin with
public record Delegation(List<String> excluded) {
    /// With nothing excluded by the user.
    public static final Delegation STANDARD = new Delegation(List.of());

    /// Only these packages: the user may have put his own beside them.
    private static final Set<String> OWN = Set.of(
            "dev.heddle",
            "dev.heddle.channel",
            "dev.heddle.context",
            "dev.heddle.instrument",
            "dev.heddle.junit",
            "dev.heddle.junit.assertj",
            "dev.heddle.junit.platform",
            "dev.heddle.junit.property",
            "dev.heddle.model",
            "dev.heddle.operation",
            "dev.heddle.parallel",
            "dev.heddle.probe",
            "dev.heddle.scheduler",
            "dev.heddle.sync",
            "dev.heddle.time");

    private static final List<String> TAKEN = List.of(
            "java.",
            "jdk.",
            "sun.",
            "com.sun.",
            "dev.heddle.explore.",
            // Test libraries. They hold no state that goroutines share, and they are large.
            "org.junit.",
            "org.opentest4j.",
            "org.apiguardian.",
            "org.jspecify.",
            "net.jqwik.",
            "org.assertj.core.",
            "net.bytebuddy.",
            "org.mockito.",
            "org.objenesis.",
            "org.hamcrest.",
            "org.testng.",
            "kotlin.",
            // What runs the tests.
            "org.apache.maven.surefire.",
            "com.intellij.rt.",
            "org.eclipse.jdt.internal.",
            "org.gradle.",
            "worker.org.gradle.",
            "org.jacoco.",
            // Logging.
            "org.slf4j.",
            "ch.qos.logback.",
            "org.apache.logging.",
            "org.apache.commons.logging.");

    public Delegation {
        excluded = List.copyOf(excluded);
    }

    /// Whether a class is taken as it is.
    ///
    /// @param className its full name
    public boolean isTaken(String className) {
        return OWN.contains(className.substring(0, Math.max(0, className.lastIndexOf('.'))))
                || Stream.concat(TAKEN.stream(), excluded.stream()).anyMatch(className::startsWith);
    }
}
