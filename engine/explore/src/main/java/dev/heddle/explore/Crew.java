package dev.heddle.explore;

import java.util.ArrayList;
import org.jspecify.annotations.Nullable;

/// Threads that work on one search, the calling one among them. Whatever is thrown on any of them stops all, and is
/// thrown where [#run] was called.
final class Crew {
    private final Runnable stop;
    private @Nullable Throwable thrown;

    /// @param stop asks all to come to an end; may be called more than once, on any thread
    Crew(Runnable stop) {
        this.stop = stop;
    }

    /// Runs all and waits for them.
    ///
    /// @param size   how many threads, the calling one included
    /// @param own    what the calling thread does
    /// @param others what each of the others does
    /// @param last   what the calling thread does when all others have ended
    void run(int size, Runnable own, Runnable others, Runnable last) {
        var threads = new ArrayList<Thread>();
        var loader = Thread.currentThread().getContextClassLoader();
        for (int i = 2; i <= size; i++) {
            var thread = Thread.ofPlatform().name("heddle-worker-" + i).daemon().unstarted(() -> {
                Thread.currentThread().setContextClassLoader(loader);
                guarded(others);
            });
            threads.add(thread);
            thread.start();
        }
        guarded(own);
        threads.forEach(this::join);
        guarded(last);
        switch (thrown()) {
            case null -> {}
            case RuntimeException e -> throw e;
            case Error e -> throw e;
            case Throwable e -> throw new IllegalStateException(e);
        }
    }

    private void guarded(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException | Error e) {
            giveUp(e);
        }
    }

    /// Stops all; this will be thrown in the end, unless something else was thrown before.
    void giveUp(Throwable reason) {
        synchronized (this) {
            thrown = thrown == null ? reason : thrown;
        }
        stop.run();
    }

    /// What has been thrown first, or `null`.
    synchronized @Nullable Throwable thrown() {
        return thrown;
    }

    private void join(Thread thread) {
        var interrupted = false;
        while (true) {
            try {
                thread.join();
                break;
            } catch (InterruptedException e) {
                interrupted = true;
                stop.run();
                thread.interrupt();
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
