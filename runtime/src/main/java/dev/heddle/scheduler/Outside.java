package dev.heddle.scheduler;

import dev.heddle.operation.OperationKind;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// The goroutines that wait in code that the scheduler does not see: a socket, a lock of the JDK in code that is
/// not instrumented, a real sleep. They are not enabled until their thread can go on; when nothing else can happen
/// either, the driver waits for one of them for a while.
final class Outside {
    /// How long an execution waits, in real time, for somebody to come back.
    static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(5);
    /// How often a goroutine whose execution is over may swallow the error that unwinds it.
    static final int MOST_REFUSALS = 1_000;

    /// How long a search waits for another one to leave a monitor that both need for a moment.
    private static final long MOMENT_NANOS = TimeUnit.MILLISECONDS.toNanos(2);
    /// The same where it is sure that it waits for a monitor: who holds it may have to wait for a processor.
    private static final long MOMENT_AT_A_MONITOR_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

    private static final long NOT_WORTH_WAITING_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    private final DeterministicScheduler scheduler;
    private final List<Goroutine> waiting = new ArrayList<>();
    private volatile @Nullable Thread driver;

    Outside(DeterministicScheduler scheduler) {
        this.scheduler = scheduler;
    }

    boolean isEmpty() {
        return waiting.isEmpty();
    }

    /// Whether a goroutine that gave control back without saying who is next can go on at once. Where several
    /// searches run side by side their goroutines meet at monitors of the JDK and of static state, each held for a
    /// moment; who comes first there must not be seen.
    boolean waitsAMoment(Goroutine g) {
        var thread = g.thread;
        if (g.ended || g.outside || thread == null || !RunningSchedulers.areSeveral()) {
            return false;
        }
        long began = System.nanoTime();
        while (g.continuation == null) {
            long moment = switch (thread.getState()) {
                case WAITING, TIMED_WAITING -> -1;
                case BLOCKED -> MOMENT_AT_A_MONITOR_NANOS;
                case NEW, RUNNABLE, TERMINATED -> MOMENT_NANOS;
            };
            if (System.nanoTime() - began > moment) {
                return false;
            }
            Thread.yield();
        }
        return true;
    }

    /// A goroutine has given control back without saying who is next.
    void add(Goroutine g) {
        if (g.ended || g.outside) {
            return;
        }
        g.outside = true;
        waiting.add(g);
        scheduler.model().pend(g.id(), OperationKind.OUTSIDE, -1, 0);
    }

    /// Makes those enabled that can go on.
    void collect() {
        for (int i = 0; i < waiting.size(); i++) {
            var g = waiting.get(i);
            if (g.continuation != null && scheduler.model().pending(g.id()) == OperationKind.OUTSIDE) {
                scheduler.model().pend(g.id(), OperationKind.RETURN, -1, 0);
            }
        }
    }

    void returned(Goroutine g) {
        g.outside = false;
        waiting.remove(g);
    }

    @Nullable
    Goroutine find(Thread thread) {
        for (int i = 0; i < waiting.size(); i++) {
            if (waiting.get(i).thread == thread) {
                return waiting.get(i);
            }
        }
        return null;
    }

    /// Waits until somebody can go on; false if nobody could for [#PATIENCE_NANOS].
    boolean waitForSomebody() {
        return waitFor(PATIENCE_NANOS, waiting);
    }

    /// Interrupts a goroutine whose execution is over; false if it waits on all the same, and has to be given up.
    boolean bringBack(Goroutine g) {
        var thread = g.thread;
        if (thread == null) {
            return false;
        }
        thread.interrupt();
        var back = waitFor(NOT_WORTH_WAITING_NANOS, List.of(g));
        if (back) {
            returned(g);
        }
        return back;
    }

    private boolean waitFor(long nanos, List<Goroutine> any) {
        driver = Thread.currentThread();
        var until = System.nanoTime() + nanos;
        while (any.stream().noneMatch(g -> g.continuation != null)) {
            var left = until - System.nanoTime();
            if (left <= 0 || Thread.currentThread().isInterrupted()) {
                return false;
            }
            LockSupport.parkNanos(this, left);
        }
        return true;
    }

    void wakeDriver() {
        LockSupport.unpark(driver);
    }

    /// A goroutine that swallows the error that unwinds it, again and again, never runs any more.
    void parkForGood(Goroutine g) {
        g.ended = true;
        scheduler.model().end(g.id());
        scheduler.parkedForGood(g);
    }

    void forget() {
        waiting.clear();
    }
}
