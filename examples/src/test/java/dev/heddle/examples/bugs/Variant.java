package dev.heddle.examples.bugs;

import dev.heddle.GoBody;
import dev.heddle.explore.Explorer;
import dev.heddle.explore.failure.Failure;
import dev.heddle.instrument.Delegation;
import dev.heddle.instrument.Instrumenter;
import dev.heddle.instrument.RewrittenClasses;
import dev.heddle.junit.GoTest;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Set;

/// One test of a kernel: one with the bug, or the fixed twin.
///
/// @param kernel   its name, such as `etcd#7492`
/// @param method   the test
/// @param settings the test's annotation
record Variant(String kernel, Method method, GoTest settings) {
    private static final RewrittenClasses CLASSES =
            new RewrittenClasses(Variant.class.getClassLoader(), Instrumenter.ofRuntime(), Delegation.STANDARD);

    boolean hasBug() {
        return settings.expect().length > 0;
    }

    Set<Class<? extends Failure>> expected() {
        return Set.of(settings.expect());
    }

    /// What the test's annotation asks for: it says in which world the bug lives, not how long to look for it.
    Explorer explorer() {
        var explorer = Explorer.explorer().expect(expected());
        for (var time : settings.time()) {
            explorer = explorer.time(time);
        }
        for (var races : settings.races()) {
            explorer = explorer.races(races);
        }
        for (int maxSteps : settings.maxSteps()) {
            explorer = explorer.maxSteps(maxSteps);
        }
        return explorer;
    }

    /// The test's method on a new instance of its class, rewritten, as the test engine runs it: so that plain fields
    /// are watched.
    GoBody body() {
        try {
            var loader = CLASSES.newLoader(true);
            var twin = loader.twin(method);
            twin.setAccessible(true);
            var constructor = loader.twin(method.getDeclaringClass()).getDeclaredConstructor();
            constructor.setAccessible(true);
            return () -> invoke(twin, constructor);
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException(this + " needs a constructor without parameters", e);
        }
    }

    private static void invoke(Method test, Constructor<?> constructor) throws Exception {
        try {
            test.invoke(constructor.newInstance());
        } catch (InvocationTargetException e) {
            throw unwrapped(e);
        }
    }

    private static Exception unwrapped(InvocationTargetException e) {
        switch (e.getTargetException()) {
            case Error error -> throw error;
            case Exception exception -> {
                return exception;
            }
            default -> throw new IllegalStateException(e);
        }
    }

    @Override
    public String toString() {
        return kernel + " " + method.getName();
    }
}
