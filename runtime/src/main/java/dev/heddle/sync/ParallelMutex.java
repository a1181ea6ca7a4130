package dev.heddle.sync;

import dev.heddle.operation.WaitReason;
import dev.heddle.parallel.ParallelObject;
import dev.heddle.parallel.WaitQueue;
import dev.heddle.parallel.WaitQueue.Node;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// A mutex of production. Whoever comes while it is free takes it, even past those who wait, which is fast; one who
/// has waited for a millisecond gets it handed over, so nobody starves. Go's mutex does the same.
///
/// Invariant: whoever waits has added himself to `waiting` before he last found the mutex locked, and whoever
/// unlocks looks at `waiting` after he has unlocked. So one of the two sees the other, and no wake-up is lost.
final class ParallelMutex extends ParallelObject implements MutexCore {
    private static final Object HANDED_OVER = new Object();
    private static final long STARVING_NANOS = TimeUnit.MILLISECONDS.toNanos(1);

    private final AtomicInteger locked = new AtomicInteger();
    private final AtomicInteger waiting = new AtomicInteger();
    private final WaitQueue queue = new WaitQueue();
    /// The next unlock hands the mutex over. Set without the lock, by who has waited for too long and is not in the
    /// queue yet: an unlock that clears it in between, or hands the mutex to another, costs him one more turn.
    private volatile boolean starving;

    @Override
    public void lock() throws InterruptedException {
        use();
        if (!locked.compareAndSet(0, 1)) {
            lockSlowly();
        }
    }

    private void lockSlowly() throws InterruptedException {
        long since = System.nanoTime();
        while (true) {
            var node = enqueueUnlessFree();
            if (node == null) {
                return;
            }
            boolean woken = false;
            try {
                node.waiter().await();
                woken = true;
            } finally {
                if (!woken) {
                    giveUp(node);
                }
            }
            if (node.value() == HANDED_OVER || locked.compareAndSet(0, 1)) {
                return;
            }
            if (System.nanoTime() - since > STARVING_NANOS) {
                starving = true;
            }
        }
    }

    /// Takes the mutex and returns `null`, or takes a place in the queue.
    private @Nullable Node enqueueUnlessFree() {
        var node = new Node(newWaiter(WaitReason.MUTEX_LOCK), 0, null);
        acquire();
        waiting.incrementAndGet();
        if (locked.compareAndSet(0, 1)) {
            waiting.decrementAndGet();
            release();
            return null;
        }
        queue.add(node);
        release();
        return node;
    }

    /// Leaves the queue. A wake-up that was meant for him may have come too late: it goes to the next.
    private void giveUp(Node node) {
        acquire();
        queue.remove(node);
        waiting.decrementAndGet();
        release();
        if (locked.get() == 0) {
            wakeOne();
        }
    }

    @Override
    public boolean tryLock() {
        use();
        return locked.compareAndSet(0, 1);
    }

    @Override
    public boolean unlock() {
        use();
        if (starving && handOver()) {
            return true;
        }
        if (!locked.compareAndSet(1, 0)) {
            return false;
        }
        if (waiting.get() > 0) {
            wakeOne();
        }
        return true;
    }

    /// Gives the locked mutex to the first who waits, without unlocking it in between.
    private boolean handOver() {
        if (locked.get() == 0) {
            return false;
        }
        acquire();
        starving = false;
        var node = queue.claimFirst();
        if (node != null) {
            waiting.decrementAndGet();
            node.value(HANDED_OVER);
        }
        release();
        if (node == null) {
            return false;
        }
        node.waiter().finish();
        return true;
    }

    private void wakeOne() {
        acquire();
        var node = queue.claimFirst();
        if (node != null) {
            waiting.decrementAndGet();
        }
        release();
        if (node != null) {
            node.waiter().finish();
        }
    }

    boolean isLocked() {
        return locked.get() != 0;
    }
}
