package dev.heddle.production;

import dev.heddle.GoBody;
import java.util.Arrays;
import java.util.List;

/// Threads of a program, and what it finds wrong.
public final class Together {
    private Together() {}

    /// Starts a thread.
    public static Thread go(GoBody body) {
        return Thread.startVirtualThread(() -> {
            try {
                body.run();
            } catch (Exception e) {
                throw new AssertionError("nobody was to throw this", e);
            }
        });
    }

    /// Runs these side by side, the first on the calling thread, until all have ended.
    public static void run(GoBody first, GoBody... others) throws Exception {
        var threads = Arrays.stream(others).map(Together::go).toList();
        first.run();
        join(threads);
    }

    /// Waits until all have ended.
    public static void join(List<Thread> threads) throws InterruptedException {
        for (var thread : threads) {
            thread.join();
        }
    }

    /// Fails unless something holds.
    public static void check(boolean holds, String what) {
        if (!holds) {
            throw new AssertionError(what);
        }
    }
}
