package dev.heddle.junit.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import dev.heddle.junit.Constants;
import dev.heddle.junit.fixtures.InitialiserFixture;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.platform.engine.TestEngine;
import org.junit.platform.testkit.engine.EngineTestKit;

final class WithoutJupiterTest {
    /// A class path on which there is no Jupiter: the engine and the fixtures are loaded anew.
    private static final class NoJupiter extends ClassLoader {
        NoJupiter(ClassLoader parent) {
            super(parent);
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (name.startsWith("org.junit.jupiter.")) {
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

    @Test
    void testsRunWithoutJupiterOnTheClassPath() throws Exception {
        var loader = new NoJupiter(WithoutJupiterTest.class.getClassLoader());
        var engine = (TestEngine) loader.loadClass(HeddleTestEngine.class.getName())
                .getConstructor()
                .newInstance();
        var fixture = loader.loadClass(InitialiserFixture.class.getName());

        var results = EngineTestKit.engine(engine)
                .selectors(selectClass(fixture))
                .configurationParameter(Constants.DATABASE, "off")
                .execute();

        results.testEvents().assertStatistics(stats -> stats.started(1).succeeded(1));
        assertThat(loader.loadClass(Conventions.class.getName()).getClassLoader())
                .isSameAs(loader);
    }
}
