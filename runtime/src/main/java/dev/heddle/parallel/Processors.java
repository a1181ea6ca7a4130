package dev.heddle.parallel;

import java.lang.reflect.InvocationTargetException;
import org.jspecify.annotations.Nullable;

/// How many processors run goroutines, and which goroutine is tied to a thread.
public final class Processors {
    private static final ThreadLocal<@Nullable Integer> LOCKS = new ThreadLocal<>();

    private Processors() {}

    /// How many virtual threads can run at the same time.
    public static int count() {
        var bean = schedulerBean();
        return bean == null
                ? Integer.getInteger(
                        "jdk.virtualThreadScheduler.parallelism",
                        Runtime.getRuntime().availableProcessors())
                : (int) call(bean, "getParallelism");
    }

    /// Sets it; zero or less changes nothing.
    ///
    /// @return the number before
    /// @throws UnsupportedOperationException if the module `jdk.management` is not there, through which the JDK
    ///         does it
    public static int count(int n) {
        int before = count();
        if (n <= 0 || n == before) {
            return before;
        }
        var bean = schedulerBean();
        if (bean == null) {
            throw new UnsupportedOperationException("maxProcs(" + n + ") needs the module jdk.management: add it with "
                    + "--add-modules jdk.management, or start the JVM with -Djdk.virtualThreadScheduler.parallelism="
                    + n);
        }
        call(bean, "setParallelism", n);
        return before;
    }

    /// The JDK's management interface of the scheduler of virtual threads. It is asked by reflection, so that the
    /// runtime needs no module beyond `java.base`.
    private static @Nullable Object schedulerBean() {
        try {
            var type = Class.forName("jdk.management.VirtualThreadSchedulerMXBean");
            return Class.forName("java.lang.management.ManagementFactory")
                    .getMethod("getPlatformMXBean", Class.class)
                    .invoke(null, type);
        } catch (ReflectiveOperationException e) {
            return null;
        }
    }

    private static Object call(Object bean, String method, int... arguments) {
        try {
            var type = Class.forName("jdk.management.VirtualThreadSchedulerMXBean");
            return arguments.length == 0
                    ? type.getMethod(method).invoke(bean)
                    : String.valueOf(type.getMethod(method, int.class).invoke(bean, arguments[0]));
        } catch (InvocationTargetException e) {
            throw new UnsupportedOperationException("the JDK refuses " + method + ": " + e.getCause(), e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new UnsupportedOperationException("the JDK has no " + method + " for virtual threads", e);
        }
    }

    /// Ties the calling goroutine to its thread.
    ///
    /// @throws UnsupportedOperationException if it runs on a virtual thread
    public static void lockThread() {
        if (Thread.currentThread().isVirtual()) {
            throw new UnsupportedOperationException(
                    "a goroutine is a virtual thread, which moves between operating system "
                            + "threads: run the code that needs one thread in main, which Go.run leaves on the calling platform "
                            + "thread, or in a thread made with Thread.ofPlatform()");
        }
        var locks = LOCKS.get();
        LOCKS.set(locks == null ? 1 : locks + 1);
    }

    /// Undoes one [#lockThread]; does nothing if there was none, as in Go.
    public static void unlockThread() {
        var locks = LOCKS.get();
        if (locks != null) {
            LOCKS.set(locks > 1 ? locks - 1 : null);
        }
    }
}
