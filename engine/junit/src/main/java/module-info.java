/// The JUnit engine behind `@GoTest`. Runs on JUnit Platform 1.14 and 6.
///
/// A module that holds tests opens their packages to `org.junit.platform.commons`, as for any JUnit test.
@org.jspecify.annotations.NullMarked
module dev.heddle.junit {
    requires transitive dev.heddle.explore;
    requires dev.heddle.instrument;
    requires transitive org.junit.platform.engine;
    requires org.junit.platform.commons;
    requires com.google.common;
    requires static transitive org.apiguardian.api;
    requires static transitive org.jspecify;
    requires static transitive org.assertj.core;
    requires static org.junit.jupiter.api;
    requires static net.jqwik.api;

    exports dev.heddle.junit;
    exports dev.heddle.junit.assertj;
    exports dev.heddle.junit.property;

    provides org.junit.platform.engine.TestEngine with
            dev.heddle.junit.platform.HeddleTestEngine;
}
