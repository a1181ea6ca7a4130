package dev.heddle.junit.property;

import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/// No library is on the class path: there are the built-in sources.
final class NoDialect implements Dialect {
    @Override
    public boolean isForAll(Annotation annotation) {
        return false;
    }

    @Override
    public boolean read(Annotation annotation, Constraints into) {
        return false;
    }

    @Override
    public boolean isProvider(Method method, String name) {
        return false;
    }

    @Override
    public @Nullable ValueSource<?> provided(Object returned, Usage usage) {
        return null;
    }

    @Override
    public @Nullable ValueSource<?> source(Usage usage) {
        return null;
    }

    @Override
    public <T> T inSession(Callable<T> body) throws Exception {
        return body.call();
    }
}
