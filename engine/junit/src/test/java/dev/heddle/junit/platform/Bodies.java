package dev.heddle.junit.platform;

import dev.heddle.GoBody;
import dev.heddle.instrument.Delegation;
import dev.heddle.instrument.Instrumenter;
import dev.heddle.instrument.RewrittenClasses;
import java.lang.reflect.InvocationTargetException;

/// Methods of fixtures as bodies that can be explored with any settings.
final class Bodies {
    private Bodies() {}

    /// Runs a method of a new twin of the fixture, each time on a new instance.
    static GoBody of(Class<?> fixture, String method) throws ReflectiveOperationException {
        var loader = new RewrittenClasses(fixture.getClassLoader(), Instrumenter.ofRuntime(), Delegation.STANDARD)
                .newLoader(true);
        var test = loader.twin(fixture.getDeclaredMethod(method));
        test.setAccessible(true);
        var constructor = loader.twin(fixture).getConstructor();
        return () -> {
            try {
                test.invoke(constructor.newInstance());
            } catch (InvocationTargetException e) {
                if (e.getCause() instanceof Error error) {
                    throw error;
                }
                throw (Exception) e.getCause();
            }
        };
    }
}
