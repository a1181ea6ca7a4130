package dev.heddle.instrument;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.instrument.fixtures.Surroundings;
import java.io.File;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

/// What a class sees that an instrumenting loader has defined.
final class InstrumentingLoaderTest {
    private final Rewritten rewritten = new Rewritten();

    @Test
    void classesOfTheUserAreTwins() {
        var twin = rewritten.twin(Surroundings.class);

        assertThat(twin).isNotSameAs(Surroundings.class);
        assertThat(twin.getName()).isEqualTo(Surroundings.class.getName());
        assertThat(twin.getPackageName()).isEqualTo(Surroundings.class.getPackageName());
        assertThat(twin.getPackage()).isNotNull();
    }

    @Test
    void theJdkTestLibrariesAndHeddleAreTakenAsTheyAre() throws ClassNotFoundException {
        for (var type : List.of(String.class, Test.class, Assertions.class, Instrumenter.class, Throwable.class)) {
            assertThat(rewritten.loader().loadClass(type.getName())).isSameAs(type);
        }
    }

    @Test
    void staticFieldsBelongToTheLoader() throws Throwable {
        assertThat(rewritten.call(Surroundings.class, "visit")).isEqualTo(10);
        assertThat(rewritten.call(Surroundings.class, "visit")).isEqualTo(11);

        assertThat(new Rewritten().call(Surroundings.class, "visit")).isEqualTo(10);
    }

    @Test
    void resourcesAndServicesAreFound() throws Throwable {
        assertThat(rewritten.call(Surroundings.class, "resource")).isEqualTo("surroundings");
        assertThat(rewritten.call(Surroundings.class, "service").getClass())
                .isSameAs(rewritten.twin(Surroundings.Provider.class));
    }

    @Test
    void theLocationIsThatOfTheOriginal() throws Throwable {
        assertThat(rewritten.call(Surroundings.class, "location"))
                .isEqualTo(Surroundings.class
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .toString());
    }

    @Test
    void stackTracesDoNotShowTheLoader() throws Throwable {
        var thrown = (Throwable) rewritten.call(Surroundings.class, "thrown");
        var text = new StringWriter();
        thrown.printStackTrace(new PrintWriter(text));

        assertThat(thrown.getStackTrace()[0])
                .hasToString(new StackTraceElement(
                                Surroundings.class.getName(),
                                "thrown",
                                "Surroundings.java",
                                thrown.getStackTrace()[0].getLineNumber())
                        .toString());
        assertThat(text.toString()).contains("\tat " + Surroundings.class.getName() + ".thrown(Surroundings.java:");
    }

    /// Asks rewritten classes whether they assert, one of a package in which their own loader does, and a nested one.
    private static List<Object> assertions(boolean own, boolean caller) throws Throwable {
        var path = System.getProperty("java.class.path").split(File.pathSeparator);
        var urls = new URL[path.length];
        for (int i = 0; i < path.length; i++) {
            urls[i] = Path.of(path[i]).toUri().toURL();
        }
        try (var parent = new URLClassLoader(urls, ClassLoader.getPlatformClassLoader())) {
            parent.setDefaultAssertionStatus(!own);
            parent.setPackageAssertionStatus(Surroundings.class.getPackageName(), own);
            var loader = new RewrittenClasses(parent, Rewritten.INSTRUMENTER, Rewritten.DELEGATION).newLoader(caller);
            return List.of(
                    Rewritten.call(
                            loader.loadClass(Surroundings.class.getName()).getDeclaredMethod("assertions")),
                    Rewritten.call(loader.loadClass(Surroundings.class.getName() + "$Inner")
                            .getDeclaredMethod("assertions")));
        }
    }

    @Test
    void aClassAssertsIfItsOriginalDoes() throws Throwable {
        assertThat(assertions(true, false)).containsExactly(true, true);
        assertThat(assertions(false, true)).containsExactly(false, false);
    }

    @Test
    void whatIsExcludedIsTakenAsItIs() {
        var delegation = new Delegation(List.of("com.acme.generated."));

        assertThat(delegation.isTaken("com.acme.generated.Stub")).isTrue();
        assertThat(delegation.isTaken("com.acme.Pool")).isFalse();
        assertThat(delegation.isTaken("dev.heddle.examples.goroutines.Hello")).isFalse();
        assertThat(delegation.isTaken("dev.heddle.sync.Mutex")).isTrue();
    }
}
