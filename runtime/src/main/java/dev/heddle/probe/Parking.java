package dev.heddle.probe;

import dev.heddle.channel.ModelTimer;
import dev.heddle.operation.OperationKind;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// [LockSupport]: a parked thread goes on by a permit, an interrupt or when its time is over, and never for no
/// reason.
///
/// An unpark happens before the return of the park that takes its permit.
@StandsFor(LockSupport.class)
public final class Parking {
    private Parking() {}

    @OfStatic
    public static void park() {
        var t = JavaThread.current();
        if (t == null) {
            LockSupport.park();
        } else {
            park(t, JavaThread.FOR_EVER);
        }
    }

    @OfStatic
    public static void park(@Nullable Object blocker) {
        if (JavaThread.current() == null) {
            LockSupport.park(blocker);
        } else {
            park();
        }
    }

    @OfStatic
    public static void parkNanos(long nanos) {
        var t = JavaThread.current();
        if (t == null) {
            LockSupport.parkNanos(nanos);
        } else if (nanos > 0) {
            park(t, nanos);
        }
    }

    @OfStatic
    public static void parkNanos(@Nullable Object blocker, long nanos) {
        if (JavaThread.current() == null) {
            LockSupport.parkNanos(blocker, nanos);
        } else {
            parkNanos(nanos);
        }
    }

    @OfStatic
    public static void parkUntil(long deadline) {
        var t = JavaThread.current();
        if (t == null) {
            LockSupport.parkUntil(deadline);
        } else {
            long at = TimeUnit.MILLISECONDS.toNanos(deadline - ModelTimer.EPOCH.toEpochMilli());
            park(t, Math.max(0, at - t.model().clock().now()));
        }
    }

    @OfStatic
    public static void parkUntil(@Nullable Object blocker, long deadline) {
        if (JavaThread.current() == null) {
            LockSupport.parkUntil(blocker, deadline);
        } else {
            parkUntil(deadline);
        }
    }

    @OfStatic
    public static void unpark(@Nullable Thread thread) {
        var t = JavaThread.current();
        if (t == null) {
            LockSupport.unpark(thread);
        } else if (thread != null) {
            ThreadCore.of(t, thread).unpark(t);
        }
    }

    private static void park(JavaThread t, long nanos) {
        t.goroutine().await(OperationKind.PARK, t.permit(t), 0, t.flag(), nanos);
    }
}
