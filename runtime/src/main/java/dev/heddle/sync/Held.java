package dev.heddle.sync;

/// A lock that is held until it is closed, for try-with-resources:
///
/// ```java
/// try (var _ = mu.hold()) {
///     ...
/// }
/// ```
@FunctionalInterface
public interface Held extends AutoCloseable {
    /// Unlocks. Close it once: every call unlocks.
    ///
    /// @throws dev.heddle.GoPanic if the lock is not locked any more
    @Override
    void close();
}
