package dev.heddle.probe;

import dev.heddle.model.ObjectType;
import dev.heddle.model.Result;
import dev.heddle.operation.OperationKind;
import dev.heddle.operation.Vocabulary;
import dev.heddle.operation.Wording;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/// [Semaphore]. Who of several that wait goes next is a choice of the schedule, for a fair one too.
///
/// A release happens before the acquisition of its permit.
@StandsFor(Semaphore.class)
public final class Semaphores {
    private static final int PERMITS = -8;

    private Semaphores() {}

    @OfConstructor
    public static Semaphore make(int permits) {
        return Made.now(new Semaphore(permits));
    }

    @OfConstructor
    public static Semaphore make(int permits, boolean fair) {
        return Made.now(new Semaphore(permits, fair));
    }

    public static void acquire(Semaphore s) throws InterruptedException {
        acquire(s, 1);
    }

    public static void acquire(Semaphore s, int permits) throws InterruptedException {
        var t = JavaThread.current();
        if (t == null) {
            s.acquire(permits);
        } else {
            t.awaitInterruptibly(OperationKind.ACQUIRE, number(t, s), checked(permits), JavaThread.FOR_EVER);
        }
    }

    public static void acquireUninterruptibly(Semaphore s) {
        acquireUninterruptibly(s, 1);
    }

    public static void acquireUninterruptibly(Semaphore s, int permits) {
        var t = JavaThread.current();
        if (t == null) {
            s.acquireUninterruptibly(permits);
        } else {
            t.await(OperationKind.ACQUIRE, number(t, s), checked(permits));
        }
    }

    public static boolean tryAcquire(Semaphore s) {
        return tryAcquire(s, 1);
    }

    public static boolean tryAcquire(Semaphore s, int permits) {
        var t = JavaThread.current();
        return t == null
                ? s.tryAcquire(permits)
                : t.perform(OperationKind.TRY_ACQUIRE, number(t, s), checked(permits)) == Result.YES;
    }

    public static boolean tryAcquire(Semaphore s, long time, TimeUnit unit) throws InterruptedException {
        return tryAcquire(s, 1, time, unit);
    }

    public static boolean tryAcquire(Semaphore s, int permits, long time, TimeUnit unit) throws InterruptedException {
        var t = JavaThread.current();
        if (t == null) {
            return s.tryAcquire(permits, time, unit);
        }
        return time <= 0
                ? t.tryInterruptibly(OperationKind.TRY_ACQUIRE, number(t, s), checked(permits))
                : t.awaitInterruptibly(OperationKind.ACQUIRE, number(t, s), checked(permits), unit.toNanos(time));
    }

    public static void release(Semaphore s) {
        release(s, 1);
    }

    public static void release(Semaphore s, int permits) {
        var t = JavaThread.current();
        if (t == null) {
            s.release(permits);
        } else {
            t.perform(OperationKind.RELEASE, number(t, s), checked(permits));
        }
    }

    public static int availablePermits(Semaphore s) {
        var t = JavaThread.current();
        return t == null ? s.availablePermits() : (int) t.perform(OperationKind.READ, number(t, s));
    }

    public static int drainPermits(Semaphore s) {
        var t = JavaThread.current();
        if (t == null) {
            return s.drainPermits();
        }
        int x = number(t, s);
        while (true) {
            long available = t.perform(OperationKind.READ, x);
            if (available == 0 || t.goroutine().compareAndSet(x, available, 0) == Result.YES) {
                return (int) available;
            }
        }
    }

    public static boolean hasQueuedThreads(Semaphore s) {
        return getQueueLength(s) > 0;
    }

    public static int getQueueLength(Semaphore s) {
        var t = JavaThread.current();
        if (t == null) {
            return s.getQueueLength();
        }
        t.lookAround();
        return t.model().waiting(OperationKind.ACQUIRE, number(t, s));
    }

    private static int checked(int permits) {
        if (permits < 0) {
            throw new IllegalArgumentException();
        }
        return permits;
    }

    private static int number(JavaThread t, Semaphore s) {
        var entry = t.entry(s);
        int known = entry.place(PERMITS);
        if (known < 0) {
            Unused.check(s, s.hasQueuedThreads(), "waited for");
            var wording = new Wording("Semaphore", "Semaphore.acquire", Vocabulary.CALLS);
            known = t.create(entry, PERMITS, ObjectType.SEMAPHORE, 0, s.availablePermits(), wording);
            entry.setPlace(PERMITS, known);
        }
        return known;
    }
}
