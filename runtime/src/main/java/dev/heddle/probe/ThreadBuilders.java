package dev.heddle.probe;

import java.util.concurrent.ThreadFactory;
import org.jspecify.annotations.Nullable;

/// [Thread.Builder], of both kinds of threads: see [Threads].
@StandsFor(Thread.Builder.class)
public final class ThreadBuilders {
    private ThreadBuilders() {}

    public static Thread unstarted(Thread.Builder builder, Runnable task) {
        return made(builder.unstarted(task), task, isDaemon(builder));
    }

    public static Thread start(Thread.Builder builder, Runnable task) {
        if (JavaThread.current() == null) {
            return builder.start(task);
        }
        var thread = unstarted(builder, task);
        Threads.start(thread);
        return thread;
    }

    /// What it makes does not tell what it is for, if it is virtual, so somebody has to remember.
    public static ThreadFactory factory(Thread.Builder builder) {
        var factory = builder.factory();
        var isDaemon = isDaemon(builder);
        return task -> made(factory.newThread(task), task, isDaemon);
    }

    /// Whether the program has said so; `null` if it has not said anything.
    private static @Nullable Boolean isDaemon(Thread.Builder builder) {
        var t = JavaThread.current();
        return t != null && t.entry(builder).core instanceof Boolean said ? said : null;
    }

    private static Thread made(Thread thread, Runnable task, @Nullable Boolean isDaemon) {
        var t = JavaThread.current();
        return t == null ? thread : ThreadCore.made(t, thread, task, isDaemon);
    }
}
