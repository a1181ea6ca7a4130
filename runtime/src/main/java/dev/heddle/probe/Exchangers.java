package dev.heddle.probe;

import java.util.concurrent.Exchanger;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/// [Exchanger]. What each of two threads does before they exchange happens before what the other does afterwards.
/// Of several that come, the first meets the second, and the schedule says who they are.
@StandsFor(Exchanger.class)
public final class Exchangers {
    private Exchangers() {}

    @OfConstructor
    public static <V> Exchanger<V> make() {
        return Made.now(new Exchanger<>());
    }

    @SuppressWarnings({"unchecked", "NullAway"
    }) // whoever came to this exchanger brought a V, or null if that may be one
    public static <V extends @Nullable Object> V exchange(Exchanger<V> exchanger, V brought)
            throws InterruptedException {
        var t = JavaThread.current();
        if (t == null) {
            return exchanger.exchange(brought);
        }
        try {
            return (V) ExchangerCore.of(t, exchanger).exchange(t, brought, JavaThread.FOR_EVER);
        } catch (TimeoutException e) {
            throw new IllegalStateException("a wait without an end has ended; please report this", e);
        }
    }

    @SuppressWarnings({"unchecked", "NullAway"
    }) // whoever came to this exchanger brought a V, or null if that may be one
    public static <V extends @Nullable Object> V exchange(Exchanger<V> exchanger, V brought, long time, TimeUnit unit)
            throws InterruptedException, TimeoutException {
        var t = JavaThread.current();
        if (t == null) {
            return exchanger.exchange(brought, time, unit);
        }
        return (V) ExchangerCore.of(t, exchanger).exchange(t, brought, Math.max(0, unit.toNanos(time)));
    }
}
