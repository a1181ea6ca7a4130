package dev.heddle.parallel;

import org.jspecify.annotations.Nullable;

/// What goroutines run on: the seam for a scheduler of our own.
final class GoroutineThreads {
    private GoroutineThreads() {}

    /// Starts a thread for a goroutine; its name becomes the thread's.
    static void start(@Nullable String name, Runnable task) {
        if (name == null) {
            Thread.startVirtualThread(task);
        } else {
            Thread.ofVirtual().name(name).start(task);
        }
    }
}
