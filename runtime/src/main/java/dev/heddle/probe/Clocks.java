package dev.heddle.probe;

import dev.heddle.channel.ModelTimer;
import dev.heddle.model.Model;
import dev.heddle.operation.OperationKind;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What time it is in an execution: that of the virtual clock, which stands still while anybody can run.
final class Clocks {
    private Clocks() {}

    /// Nanoseconds since the execution began.
    static long nanos(JavaThread t) {
        var clock = t.model().clock();
        if (clock.isRacing()) {
            t.perform(OperationKind.NOW, Model.NIL); // only then can it move while this goroutine runs
        }
        return clock.now();
    }

    /// The virtual time; `null` outside of an execution.
    static @Nullable Instant now() {
        var t = JavaThread.current();
        return t == null ? null : ModelTimer.EPOCH.plusNanos(nanos(t));
    }
}
