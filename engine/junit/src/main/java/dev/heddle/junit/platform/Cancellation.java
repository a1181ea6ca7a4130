package dev.heddle.junit.platform;

import java.lang.reflect.Method;
import java.util.function.BooleanSupplier;
import org.junit.platform.engine.ExecutionRequest;

/// Whether the user has cancelled the run. JUnit 6 has a token for that, JUnit 5 has none, so it is asked by name.
///
/// @param requested the question
record Cancellation(BooleanSupplier requested) {
    private static final Cancellation NEVER = new Cancellation(() -> false);

    static Cancellation of(ExecutionRequest request) {
        try {
            var token = ExecutionRequest.class.getMethod("getCancellationToken").invoke(request);
            var type = Class.forName(
                    "org.junit.platform.engine.CancellationToken", false, ExecutionRequest.class.getClassLoader());
            var question = type.getMethod("isCancellationRequested");
            return new Cancellation(() -> ask(question, token));
        } catch (ReflectiveOperationException e) {
            return NEVER;
        }
    }

    private static boolean ask(Method question, Object token) {
        try {
            return (boolean) question.invoke(token);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("cannot ask " + token, e);
        }
    }
}
