package dev.heddle.junit.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import dev.heddle.junit.Constants;
import dev.heddle.junit.fixtures.PropertyFixture;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.platform.engine.TestEngine;
import org.junit.platform.testkit.engine.EngineTestKit;

final class WithoutJqwikTest {
    /// A class path on which there is no jqwik: the engine and the fixtures are loaded anew.
    private static final class NoJqwik extends ClassLoader {
        NoJqwik(ClassLoader parent) {
            super(parent);
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (name.startsWith("net.jqwik.")) {
                throw new ClassNotFoundException(name + " is not there");
            }
            if (!name.startsWith("dev.heddle.junit.")) {
                return super.loadClass(name, resolve);
            }
            synchronized (getClassLoadingLock(name)) {
                var loaded = findLoadedClass(name);
                return loaded == null ? define(name) : loaded;
            }
        }

        private Class<?> define(String name) throws ClassNotFoundException {
            try (var in = getParent().getResourceAsStream(name.replace('.', '/') + ".class")) {
                if (in == null) {
                    throw new ClassNotFoundException(name);
                }
                var bytes = in.readAllBytes();
                return defineClass(name, bytes, 0, bytes.length);
            } catch (IOException e) {
                throw new ClassNotFoundException(name, e);
            }
        }
    }

    private final ClassLoader loader = new NoJqwik(WithoutJqwikTest.class.getClassLoader());

    @Test
    void testsWithParametersRunWithoutJqwikOnTheClassPath() throws Exception {
        var fixture = loader.loadClass(PropertyFixture.class.getName());

        var results = EngineTestKit.engine(engine())
                .selectors(selectClass(fixture))
                .configurationParameter(Constants.DATABASE, "off")
                .execute();

        results.testEvents()
                .assertStatistics(
                        stats -> stats.started(9).succeeded(2).failed(6).aborted(1));
    }

    @Test
    void theEngineKnowsThatJqwikIsNotThere() throws Exception {
        var dialect = loader.loadClass("dev.heddle.junit.property.Dialect");
        var instance = dialect.getDeclaredField("INSTANCE");
        instance.setAccessible(true);

        assertThat(instance.get(null).getClass().getSimpleName()).isEqualTo("NoDialect");
    }

    private TestEngine engine() throws ReflectiveOperationException {
        return (TestEngine) loader.loadClass(HeddleTestEngine.class.getName())
                .getConstructor()
                .newInstance();
    }
}
