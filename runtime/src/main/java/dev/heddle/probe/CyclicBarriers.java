package dev.heddle.probe;

import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/// [CyclicBarrier]. Every arrival happens before the barrier's action, and that before the others go on.
@StandsFor(CyclicBarrier.class)
public final class CyclicBarriers {
    private CyclicBarriers() {}

    @OfConstructor
    public static CyclicBarrier make(int parties) {
        return Made.now(new CyclicBarrier(parties));
    }

    @OfConstructor
    public static CyclicBarrier make(int parties, @Nullable Runnable action) {
        var barrier = Made.now(new CyclicBarrier(parties, action));
        return action == null ? barrier : Origins.remember(barrier, action);
    }

    public static int await(CyclicBarrier barrier) throws InterruptedException, BrokenBarrierException {
        var t = JavaThread.current();
        if (t == null) {
            return barrier.await();
        }
        try {
            return core(t, barrier).await(t, JavaThread.FOR_EVER);
        } catch (TimeoutException e) {
            throw new IllegalStateException("a wait without an end has ended; please report this", e);
        }
    }

    public static int await(CyclicBarrier barrier, long time, TimeUnit unit)
            throws InterruptedException, BrokenBarrierException, TimeoutException {
        var t = JavaThread.current();
        return t == null ? barrier.await(time, unit) : core(t, barrier).await(t, Math.max(0, unit.toNanos(time)));
    }

    public static boolean isBroken(CyclicBarrier barrier) {
        var t = JavaThread.current();
        return t == null ? barrier.isBroken() : core(t, barrier).isBroken(t);
    }

    public static void reset(CyclicBarrier barrier) {
        var t = JavaThread.current();
        if (t == null) {
            barrier.reset();
        } else {
            core(t, barrier).reset(t);
        }
    }

    public static int getNumberWaiting(CyclicBarrier barrier) {
        var t = JavaThread.current();
        return t == null ? barrier.getNumberWaiting() : core(t, barrier).waiting(t);
    }

    private static BarrierCore core(JavaThread t, CyclicBarrier barrier) {
        Unused.check(barrier, barrier.isBroken() || barrier.getNumberWaiting() > 0, "in use");
        return BarrierCore.of(
                t, barrier, barrier.getParties(), Origins.of(barrier) instanceof Runnable action ? action : null);
    }
}
