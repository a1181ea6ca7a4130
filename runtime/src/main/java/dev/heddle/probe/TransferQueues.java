package dev.heddle.probe;

import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TransferQueue;

/// [TransferQueue]: giving things to those who wait. The other methods are those of [BlockingQueues].
@StandsFor(TransferQueue.class)
public final class TransferQueues {
    private TransferQueues() {}

    public static <E> void transfer(TransferQueue<E> q, E e) throws InterruptedException {
        var t = JavaThread.current();
        var core = BlockingQueues.handoff(t, q);
        if (t == null || core == null) {
            q.transfer(e);
        } else {
            core.handOver(t, q, Objects.requireNonNull(e), JavaThread.FOR_EVER);
        }
    }

    public static <E> boolean tryTransfer(TransferQueue<E> q, E e) {
        var t = JavaThread.current();
        var core = BlockingQueues.handoff(t, q);
        return t == null || core == null ? q.tryTransfer(e) : core.tryHandOver(t, q, Objects.requireNonNull(e));
    }

    public static <E> boolean tryTransfer(TransferQueue<E> q, E e, long time, TimeUnit unit)
            throws InterruptedException {
        var t = JavaThread.current();
        var core = BlockingQueues.handoff(t, q);
        return t == null || core == null
                ? q.tryTransfer(e, time, unit)
                : core.handOver(t, q, Objects.requireNonNull(e), Math.max(0, unit.toNanos(time)));
    }

    public static boolean hasWaitingConsumer(TransferQueue<?> q) {
        var t = JavaThread.current();
        var core = BlockingQueues.handoff(t, q);
        return t == null || core == null ? q.hasWaitingConsumer() : core.waitingTakers(t) > 0;
    }

    public static int getWaitingConsumerCount(TransferQueue<?> q) {
        var t = JavaThread.current();
        var core = BlockingQueues.handoff(t, q);
        return t == null || core == null ? q.getWaitingConsumerCount() : core.waitingTakers(t);
    }
}
