package dev.heddle.explore.reports;

import dev.heddle.operation.Site;
import dev.heddle.probe.CountDownLatches;
import dev.heddle.probe.Memory;
import dev.heddle.probe.Monitors;
import dev.heddle.probe.Place;
import dev.heddle.probe.Places;
import dev.heddle.probe.Pools;
import dev.heddle.probe.Semaphores;
import dev.heddle.probe.Threads;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;

/// As [WrongPrograms], of plain Java, and as rewriting leaves it. The golden files name its lines.
final class WrongJava {
    private WrongJava() {}

    static void notifiesBeforeAnybodyWaits() throws InterruptedException {
        var bell = new Object();
        var visitor = thread("visitor", () -> {
            synchronized (Monitors.enter(bell)) {
                try {
                    Monitors.signal(bell);
                } finally {
                    Monitors.exit(bell);
                }
            }
        });
        synchronized (Monitors.enter(bell)) {
            try {
                Monitors.await(bell);
            } finally {
                Monitors.exit(bell);
            }
        }
        Threads.join(visitor);
    }

    static void countsDownTooSeldom() throws InterruptedException {
        var latch = new CountDownLatch(3);
        for (int i = 1; i <= 2; i++) {
            thread("counter-" + i, () -> CountDownLatches.countDown(latch));
        }
        CountDownLatches.await(latch);
    }

    static void joinsWhatNeedsItsLock() throws InterruptedException {
        var lock = new Object();
        synchronized (Monitors.enter(lock)) {
            try {
                Threads.join(thread("helper", () -> {
                    synchronized (Monitors.enter(lock)) {
                        Monitors.exit(lock);
                    }
                }));
            } finally {
                Monitors.exit(lock);
            }
        }
    }

    static void keepsItsPermit() {
        var permits = new Semaphore(1);
        thread("first", () -> Semaphores.acquireUninterruptibly(permits));
        thread("second", () -> Semaphores.acquireUninterruptibly(permits));
    }

    static void forgetsItsPool() {
        var pool = Pools.newFixedThreadPool(2);
        pool.submit(() -> {});
        pool.submit(() -> {});
    }

    /// A class whose field the rewriter has found.
    private static final class Tally {
        private static final int VALUE = Places.add(Place.Kind.FIELD, Tally.class.getName(), "value", Site.UNKNOWN);

        private int value;

        void increment() {
            Memory.read(this, VALUE);
            int seen = value;
            Memory.write(this, VALUE);
            value = seen + 1;
        }
    }

    static void countsInAField() throws InterruptedException {
        var tally = new Tally();
        var other = thread("other", tally::increment);
        tally.increment();
        Threads.join(other);
    }

    private static Thread thread(String name, Runnable task) {
        var thread = Threads.make(task, name);
        Threads.start(thread);
        return thread;
    }
}
