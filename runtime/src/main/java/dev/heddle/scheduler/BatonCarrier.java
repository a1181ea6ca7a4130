package dev.heddle.scheduler;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// Ordinary virtual threads: who has the baton runs, the others are parked. The driver is a virtual thread as well,
/// since a wake-up of an operating system thread costs more than a whole execution.
final class BatonCarrier implements Carrier {
    /// How long the driver trusts that the goroutine with the baton is computing before it looks at its thread.
    private static final long LOOK_EVERY_MILLIS = 20;
    /// How many looks in a row must find it waiting.
    private static final int LOOKS = 3;

    /// A goroutine's thread goes on by itself, so its continuation is only a sign that it can.
    private static final Runnable NOTHING_TO_DO = () -> {};

    private final DeterministicScheduler scheduler;
    private volatile @Nullable Thread driver;
    private final AtomicInteger reminders = new AtomicInteger();
    /// The goroutine that may run; `null`: the driver.
    private volatile @Nullable Goroutine baton;
    /// Between naming the next holder and waking it: a parked holder is no sign then.
    private volatile boolean giving;

    BatonCarrier(DeterministicScheduler scheduler) {
        this.scheduler = scheduler;
    }

    @Override
    public void drive(Runnable search) {
        Driver.run(Thread.ofVirtual().name("heddle-driver"), () -> {
            driver = Thread.currentThread();
            var reminder = Thread.ofVirtual().name("heddle-reminder").start(this::remindDriver);
            try {
                search.run();
            } finally {
                reminder.interrupt();
            }
        });
    }

    /// Wakes the driver for its looks. A time-out of its own in every execution would cost more than the execution.
    private void remindDriver() {
        try {
            while (true) {
                Thread.sleep(LOOK_EVERY_MILLIS);
                reminders.incrementAndGet();
                LockSupport.unpark(driver);
            }
        } catch (InterruptedException e) {
            // the search has ended
        }
    }

    @Override
    public void resume(Goroutine g) {
        int reminded = reminders.get();
        give(g);
        int looks = 0;
        Goroutine lookedAt = null;
        while (baton != null) {
            LockSupport.park(this);
            if (reminders.get() == reminded) {
                continue;
            }
            reminded = reminders.get();
            var holder = baton;
            looks = holder != null && holder == lookedAt && waits(holder) ? looks + 1 : 0;
            lookedAt = holder;
            if (looks == LOOKS) {
                baton = null;
            }
        }
    }

    /// A goroutine that holds the baton and does not run has blocked in code of the JDK.
    private boolean waits(Goroutine holder) {
        var thread = holder.thread;
        if (thread == null || giving) {
            return false;
        }
        return switch (thread.getState()) {
            case WAITING, TIMED_WAITING, BLOCKED -> true;
            case NEW, RUNNABLE, TERMINATED -> false;
        };
    }

    @Override
    public void rejoin(Goroutine g) {
        g.continuation = NOTHING_TO_DO;
        scheduler.cameBack();
        while (baton != g) {
            LockSupport.park(this);
        }
    }

    private void give(Goroutine g) {
        giving = true;
        g.continuation = null;
        var thread = g.thread;
        if (thread == null) {
            thread = Thread.ofVirtual().unstarted(() -> scheduler.run(g));
            g.thread = thread;
            baton = g;
            thread.start();
        } else {
            baton = g;
            LockSupport.unpark(thread);
        }
        giving = false;
    }

    @Override
    public void handOver(Goroutine from, @Nullable Goroutine to) {
        pass(to);
        while (baton != from) {
            LockSupport.park(this);
        }
    }

    @Override
    public void finish(Goroutine from, @Nullable Goroutine to) {
        pass(to);
    }

    private void pass(@Nullable Goroutine to) {
        if (to != null) {
            give(to);
        } else {
            baton = null;
            LockSupport.unpark(driver);
        }
    }

    @Override
    public String description() {
        return "baton carrier; " + CarrierKind.HOW_TO_SPEED_UP;
    }
}
