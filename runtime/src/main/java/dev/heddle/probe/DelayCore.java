package dev.heddle.probe;

import dev.heddle.operation.Wording;
import java.util.Collection;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Delayed;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// A delay queue of an execution. Whatever is done to it is done under a lock, as in the JDK, because the elements
/// are asked for their delay and their order, and that is code of the program, which may do steps.
///
/// Everybody who waits waits for the time of the first element himself, and looks again when another one becomes
/// the first: which of them gets it is a choice of the schedule.
final class DelayCore implements QueueCore {
    private static final int LOCK = -33;
    private static final int AVAILABLE = -34;

    private static final Wording LOCK_WORDING = new Wording("DelayQueue", "lock of DelayQueue");
    private static final Wording WORDING = new Wording("DelayQueue", "DelayQueue.take");

    private final Monitor lock;
    private final WaitSet available;

    DelayCore(JavaThread t, Entry entry) {
        lock = Monitor.of(t, entry, LOCK, LOCK_WORDING);
        available = WaitSet.of(t, lock, entry, AVAILABLE, WORDING);
    }

    /// What is in it is looked at each time.
    @Override
    public void correct(JavaThread t, BlockingQueue<?> queue) {}

    @Override
    public <E> boolean put(JavaThread t, BlockingQueue<E> queue, E element, long nanos) {
        return tryPut(t, queue, element);
    }

    @Override
    public <E> boolean tryPut(JavaThread t, BlockingQueue<E> queue, E element) {
        return look(t, () -> {
            queue.add(element);
            if (queue.peek() == element) {
                available.signalAll(t);
            }
            return true;
        });
    }

    @Override
    public <E> @Nullable E take(JavaThread t, BlockingQueue<E> queue, long nanos) throws InterruptedException {
        long end = t.model().clock().now() + nanos;
        lock.lockInterruptibly(t);
        try {
            while (true) {
                var element = queue.poll();
                long left = nanos < 0
                        ? JavaThread.FOR_EVER
                        : Math.max(0, end - t.model().clock().now());
                if (element != null || left == 0) {
                    return element;
                }
                available.await(t, timeToWait(queue, left));
            }
        } finally {
            unlock(t);
        }
    }

    private static long timeToWait(BlockingQueue<?> queue, long left) {
        if (!(queue.peek() instanceof Delayed first)) {
            return left;
        }
        long delay = Math.max(0, first.getDelay(TimeUnit.NANOSECONDS));
        return left < 0 ? delay : Math.min(left, delay);
    }

    @Override
    public <E> @Nullable E tryTake(JavaThread t, BlockingQueue<E> queue) {
        return look(t, queue::poll);
    }

    @Override
    public boolean remove(JavaThread t, BlockingQueue<?> queue, Object element) {
        return look(t, () -> queue.remove(element));
    }

    @Override
    public <E> int drainTo(JavaThread t, BlockingQueue<E> queue, Collection<? super E> into, int most) {
        return look(t, () -> queue.drainTo(into, most));
    }

    @Override
    public void clear(JavaThread t, BlockingQueue<?> queue) {
        look(t, () -> {
            queue.clear();
            return true;
        });
    }

    @Override
    public <R extends @Nullable Object> R look(JavaThread t, Supplier<R> at) {
        lock.lock(t);
        try {
            return at.get();
        } finally {
            unlock(t);
        }
    }

    private void unlock(JavaThread t) {
        if (!t.isOver()) {
            lock.unlock(t);
        }
    }
}
