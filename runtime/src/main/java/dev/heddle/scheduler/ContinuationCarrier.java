package dev.heddle.scheduler;

import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/// Virtual threads whose scheduler keeps their continuation; the driver, a platform thread, runs whichever
/// goroutine is next by running that continuation.
///
/// Because every blocking call of the JDK ends in a park of the virtual thread, a goroutine that blocks in one
/// comes back to the driver too, without having said who is next.
final class ContinuationCarrier implements Carrier {
    private final DeterministicScheduler scheduler;
    private @Nullable Goroutine next;
    /// Who has just handed over, until somebody is resumed.
    private @Nullable Goroutine suspended;

    ContinuationCarrier(DeterministicScheduler scheduler) {
        this.scheduler = scheduler;
    }

    @Override
    public void drive(Runnable search) {
        // A virtual thread cannot carry others.
        if (Thread.currentThread().isVirtual()) {
            Driver.run(Thread.ofPlatform().name("heddle-driver").daemon(), search);
        } else {
            keepingMonitors(search);
        }
    }

    /// A virtual thread that is suspended inside `synchronized` takes along every monitor of the thread that carries
    /// it, and brings them back when it goes on; the JDK's own carriers hold none. A goroutine that is halted never
    /// goes on, and the caller's monitors would be lost. So somebody who surely comes back takes them first.
    private static void keepingMonitors(Runnable search) {
        var rest = new ArrayDeque<Runnable>();
        var keeper = CarrierKind.newThread(rest::add, () -> {
            synchronized (rest) {
                Thread.yield();
            }
        });
        keeper.start();
        rest.remove().run();
        try {
            search.run();
        } finally {
            rest.remove().run();
        }
    }

    @Override
    public void resume(Goroutine g) {
        next = g;
        while (next != null) {
            var runs = next;
            next = null;
            var continuation = runs.continuation;
            if (runs.thread == null) {
                runs.thread = CarrierKind.newThread(task -> runnable(runs, task), () -> scheduler.run(runs));
                runs.thread.start();
                continuation = runs.continuation;
            }
            if (continuation == null) {
                throw new IllegalStateException("goroutine " + runs.id() + " has nothing to go on with");
            }
            runs.continuation = null;
            suspended = null;
            continuation.run();
        }
    }

    private void runnable(Goroutine g, Runnable task) {
        g.continuation = task;
        if (g.outside) {
            scheduler.cameBack();
        }
    }

    @Override
    public void handOver(Goroutine from, @Nullable Goroutine to) {
        next = to;
        suspended = from;
        Thread.yield();
        if (suspended == from) { // nobody was resumed in between: the yield did nothing
            throw new IllegalStateException(
                    "goroutine " + from.id() + " cannot be switched here: it is inside a static "
                            + "initialiser or a native call; move the operation out of it");
        }
    }

    @Override
    public void finish(Goroutine from, @Nullable Goroutine to) {
        next = to;
    }

    @Override
    public void rejoin(Goroutine g) {
        throw new IllegalStateException("goroutine " + g.id() + " ran without being resumed");
    }

    @Override
    public String description() {
        return "continuation carrier";
    }
}
