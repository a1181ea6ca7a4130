package dev.heddle.junit.platform;

import dev.heddle.GoBody;
import dev.heddle.instrument.InstrumentingLoader;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// What happens around the tests of one class: looked up once, run in each execution.
final class Lifecycle {
    /// One class of the chain from the outermost to the test's own.
    private record Level(@Nullable Constructor<?> constructor, List<Method> beforeEach, List<Method> afterEach) {}

    private final Class<?> type;
    private final List<Level> levels;
    private final List<Method> beforeAll;
    private final List<Method> afterAll;
    private boolean begun;

    private Lifecycle(Class<?> type, List<Level> levels) {
        this.type = type;
        this.levels = levels;
        this.beforeAll = Conventions.INSTANCE.beforeAll(type);
        this.afterAll = Conventions.INSTANCE.afterAll(type);
    }

    /// @param chain the class and those around it, the outermost first
    static Lifecycle of(List<Class<?>> chain) {
        var levels = new ArrayList<Level>();
        for (int i = 0; i < chain.size(); i++) {
            var level = chain.get(i);
            levels.add(new Level(
                    Members.constructor(chain.subList(0, i), level),
                    Conventions.INSTANCE.beforeEach(level),
                    Conventions.INSTANCE.afterEach(level)));
        }
        return new Lifecycle(chain.getLast(), levels);
    }

    /// The method of these classes that JUnit has found in their originals.
    Method own(Method found) {
        return type.getClassLoader() instanceof InstrumentingLoader loader ? loader.twin(found) : found;
    }

    /// Makes the loader of the class the calling thread's, and that of the goroutines that its explorations start.
    ///
    /// @return puts back what was there before
    ContextLoader enter() {
        return ContextLoader.set(type.getClassLoader());
    }

    /// Runs the `@BeforeAll` methods, after the class's static initialiser: neither belongs to an execution.
    void beforeAll() throws ClassNotFoundException {
        Class.forName(type.getName(), true, type.getClassLoader());
        begun = true;
        try (var _ = enter()) {
            for (var method : beforeAll) {
                Members.invoke(method, null);
            }
        }
    }

    /// Runs the `@AfterAll` methods if the `@BeforeAll` methods have begun: all of them, whatever they throw.
    void afterAll() {
        if (!begun) {
            return;
        }
        try (var _ = enter()) {
            var thrown = runAll(afterAll, null, null);
            if (thrown != null) {
                throw Members.unchecked(thrown);
            }
        }
    }

    /// Executions that have their classes for themselves: in each of them all that happens around the class too.
    ///
    /// @param fresh makes the classes, others in each call
    /// @param found the test, in the classes that JUnit has found
    static GoBody isolated(Supplier<List<Class<?>>> fresh, Method found, Watch watch) {
        return () -> {
            var lifecycle = of(fresh.get());
            try (var _ = lifecycle.enter()) {
                lifecycle.beforeAll();
                lifecycle.run(lifecycle.own(found), watch);
            } finally {
                lifecycle.afterAll();
            }
        };
    }

    /// One execution of a test: new instances, what comes before, the test, and what comes after whatever happened.
    void run(Method test, Watch watch, @Nullable Object... arguments) {
        watch.executionBegins();
        var instances = newInstances();
        var thrown = runTest(test, instances, arguments);
        watch.testEnded(thrown);
        for (int i = levels.size() - 1; i >= 0; i--) {
            thrown = runAll(levels.get(i).afterEach(), instances[i], thrown);
        }
        watch.executionEnds(thrown);
        if (thrown != null) {
            throw Members.unchecked(thrown);
        }
    }

    /// New instances of the test's class and those around it, the outermost first.
    Object[] newInstances() {
        var instances = new Object[levels.size()];
        for (int i = 0; i < instances.length; i++) {
            var constructor = Objects.requireNonNull(levels.get(i).constructor(), "a class that was checked");
            instances[i] = Members.newInstance(constructor, i == 0 ? null : instances[i - 1]);
        }
        return instances;
    }

    private @Nullable Throwable runTest(Method test, Object[] instances, @Nullable Object[] arguments) {
        try {
            for (int i = 0; i < instances.length; i++) {
                for (var method : levels.get(i).beforeEach()) {
                    Members.invoke(method, instances[i]);
                }
            }
            Members.invoke(test, instances[instances.length - 1], arguments);
            return null;
        } catch (Throwable e) {
            return e;
        }
    }

    /// Runs each method and returns the first of `thrown` and what they throw, with the rest suppressed in it.
    private static @Nullable Throwable runAll(
            List<Method> methods, @Nullable Object target, @Nullable Throwable thrown) {
        var first = thrown;
        for (var method : methods) {
            try {
                Members.invoke(method, target);
            } catch (Throwable e) {
                if (first == null) {
                    first = e;
                } else if (first != e) {
                    first.addSuppressed(e);
                }
            }
        }
        return first;
    }
}
