package dev.heddle.junit.platform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.junit.Constants;
import dev.heddle.junit.fixtures.Events;
import dev.heddle.junit.fixtures.LazyFixture;
import dev.heddle.junit.fixtures.TwinFixture;
import java.io.IOException;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Tests run on twins of the classes that JUnit has found.
final class TwinsTest {
    private static void passes(String method, String... parameters) {
        Runs.run(TwinFixture.class, method, parameters)
                .testEvents()
                .assertStatistics(stats -> stats.started(1).succeeded(1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"isATwin", "assertionsAreOn", "goroutinesHaveItsLoader"})
    void aTestRunsOnATwin(String method) {
        passes(method);
    }

    @Test
    void nestedTestsRunOnTwinsToo() {
        Runs.run(TwinFixture.class.getDeclaredClasses()[0])
                .testEvents()
                .assertStatistics(stats -> stats.started(1).succeeded(1));
    }

    @Test
    void theUserCanTurnItOff() {
        assertThat(Runs.thrown(TwinFixture.class, "isATwin", Constants.INSTRUMENT, "off"))
                .isNotNull();
        passes("assertionsAreOn", Constants.INSTRUMENT, "off");
    }

    @Test
    void whatIsExcludedHasNoTwin() {
        assertThat(Runs.thrown(
                        TwinFixture.class, "isATwin", Constants.INSTRUMENT_EXCLUDE, "dev.heddle.junit.fixtures."))
                .isNotNull();
    }

    @Test
    void theOriginalIsNeverInitialised() {
        Events.take();

        Runs.run(LazyFixture.class);
        Runs.run(LazyFixture.class);

        assertThat(Events.take()).as("once by each run's twin").containsExactly("initialised", "initialised");
    }

    /// As some builds and IDEs have it: the tests in a loader of their own, the engine in one above.
    @Test
    void testsOfAnotherLoaderThanTheEnginesHaveTwins() throws Exception {
        var fixtures = TwinFixture.class.getPackageName();
        var loader = new ClassLoader(TwinFixture.class.getClassLoader()) {
            @Override
            protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
                if (!name.startsWith(fixtures)) {
                    return super.loadClass(name, resolve);
                }
                var loaded = findLoadedClass(name);
                return loaded == null ? define(name) : loaded;
            }

            private Class<?> define(String name) throws ClassNotFoundException {
                try (var in = Objects.requireNonNull(getResourceAsStream(name.replace('.', '/') + ".class"))) {
                    var file = in.readAllBytes();
                    return defineClass(name, file, 0, file.length);
                } catch (IOException e) {
                    throw new ClassNotFoundException(name, e);
                }
            }
        };
        var fixture = loader.loadClass(TwinFixture.class.getName());

        assertThat(Runs.message(fixture, "loses")).startsWith("data race on TwinFixture.value");
        assertThat(fixture.getClassLoader()).isSameAs(loader);
    }

    @Test
    void aPlainLostUpdateIsADataRace() {
        var message = Runs.message(TwinFixture.class, "loses");

        assertThat(message).startsWith("data race on TwinFixture.value").contains("TwinFixture.java:");
        assertThat(Runs.thrown(TwinFixture.class, "loses").getStackTrace()[0].getFileName())
                .isEqualTo("TwinFixture.java");
    }

    @Test
    void anExecutionMayHaveItsStaticFieldsForItself() {
        passes("hasItsStaticFieldsForItself");
        passes("hasItsStaticFieldsForItself", Constants.INSTRUMENT, "off");
        passes("everythingOfAnExecutionHasItsLoader");
        assertThat(Runs.thrown(TwinFixture.class, "sharesItsStaticFields")).isNotNull();
    }
}
