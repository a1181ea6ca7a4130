package dev.heddle;

/// What a goroutine runs.
///
/// A checked exception that leaves it becomes a [GoPanic] with the exception as its value and cause; unchecked ones
/// and errors pass as they are.
@FunctionalInterface
public interface GoBody {
    /// Runs it.
    ///
    /// @throws Exception whatever the code throws
    void run() throws Exception;
}
