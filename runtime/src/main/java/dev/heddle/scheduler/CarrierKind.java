package dev.heddle.scheduler;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.InaccessibleObjectException;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/// What goroutines of an exploration can run on.
public enum CarrierKind {
    /// Virtual threads whose scheduler is ours: a switch is the switch of a continuation.
    CONTINUATION,
    /// Ordinary virtual threads that wake each other.
    BATON;

    /// The system property that asks for one of them: `continuation` or `baton`.
    public static final String KEY = "heddle.carrier";

    /// How to make the fast one possible.
    public static final String HOW_TO_SPEED_UP = "run the JVM with --add-opens java.base/java.lang=ALL-UNNAMED "
            + "for switches that are several times faster";

    /// Makes a virtual thread with a scheduler of our own, or `null` if this JVM does not let us.
    ///
    /// JDK 25 has no public way to give a virtual thread a scheduler; the method below is reachable where
    /// `java.lang` is opened to us.
    private static final @Nullable MethodHandle NEW_VIRTUAL_THREAD = findNewVirtualThread();

    /// The one that explorations of this JVM use unless the system property says otherwise.
    public static CarrierKind best() {
        return NEW_VIRTUAL_THREAD == null ? BATON : CONTINUATION;
    }

    static CarrierKind choose(@Nullable String wanted) {
        return switch (wanted) {
            case null -> best();
            case "baton" -> BATON;
            case "continuation" -> {
                if (NEW_VIRTUAL_THREAD == null) {
                    throw new IllegalArgumentException(
                            KEY + "=continuation needs java.lang to be open; " + HOW_TO_SPEED_UP);
                }
                yield CONTINUATION;
            }
            default -> throw new IllegalArgumentException(KEY + " must be continuation or baton, was " + wanted);
        };
    }

    static Thread newThread(Executor scheduler, Runnable task) {
        var factory = NEW_VIRTUAL_THREAD;
        if (factory == null) {
            throw new IllegalStateException("no virtual threads of our own in this JVM; " + HOW_TO_SPEED_UP);
        }
        try {
            return (Thread) factory.invokeExact(scheduler, (String) null, 0, task);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException("cannot make a virtual thread", e);
        }
    }

    private static @Nullable MethodHandle findNewVirtualThread() {
        try {
            var signature =
                    MethodType.methodType(Thread.class, Executor.class, String.class, int.class, Runnable.class);
            var method = Class.forName("java.lang.ThreadBuilders")
                    .getDeclaredMethod("newVirtualThread", signature.parameterArray());
            method.setAccessible(true);
            return MethodHandles.lookup().unreflect(method).asType(signature);
        } catch (ReflectiveOperationException | InaccessibleObjectException e) {
            return null; // not open, or another JDK: the baton serves
        }
    }
}
