package dev.heddle.scheduler;

import org.jspecify.annotations.Nullable;

/// What a timer does to the program when it fires; what it does to the model is the model's.
public interface TimerTask {
    /// The time it was due, in nanoseconds since the execution began.
    void fired(long at);

    /// What the goroutine runs that it starts, or `null` if it starts none.
    default @Nullable Body body() {
        return null;
    }
}
