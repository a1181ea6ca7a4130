package dev.heddle.scheduler;

/// What a goroutine runs.
@FunctionalInterface
public interface Body {
    /// Runs it; whatever leaves it is the goroutine's panic.
    void run() throws Throwable;
}
