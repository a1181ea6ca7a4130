package dev.heddle.probe;

import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;

/// Where pools get their threads from if the program does not say: like those of the JDK, but numbered anew in
/// each execution.
final class PoolThreads {
    private PoolThreads() {}

    /// Those of a pool that is made now: in an execution [#named], else those of the JDK.
    static ThreadFactory usual() {
        var t = JavaThread.current();
        return t == null ? Executors.defaultThreadFactory() : named(t);
    }

    /// `pool-1-thread-1`, and so on.
    static ThreadFactory named(JavaThread t) {
        var prefix = "pool-" + (t.execution().next("pool") + 1) + "-thread-";
        var count = new int[1];
        return task -> Threads.make(task, prefix + ++count[0]);
    }

    /// Virtual threads without a name.
    static ThreadFactory virtual() {
        return task -> ThreadBuilders.unstarted(Thread.ofVirtual(), task);
    }

    /// Threads that may be left over, as those of the common pool.
    static ThreadFactory common(JavaThread t) {
        return task -> {
            var thread = Threads.make(
                    task, "ForkJoinPool.commonPool-worker-" + (t.execution().next("common") + 1));
            Threads.setDaemon(thread, true);
            return thread;
        };
    }
}
