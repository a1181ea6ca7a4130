package dev.heddle.probe;

import dev.heddle.operation.OperationKind;
import dev.heddle.scheduler.Goroutine;

/// Accesses to plain memory that are steps: those to memory that has been found to race, where a search wants to
/// see what comes of it. They order nothing, as plain accesses do; the access itself follows at once.
@SuppressWarnings("exports") // called by the explorer, which knows goroutines
public final class RacyMemory {
    private RacyMemory() {}

    /// The step of a read.
    ///
    /// @param g     the calling goroutine
    /// @param owner the object, the array or the collection; for a static field the class that declares it
    /// @param index which element of an array
    /// @param place see [Places]
    public static void read(Goroutine g, Object owner, int index, int place) {
        var t = JavaThread.of(g);
        t.perform(OperationKind.READ, Location.ofPlain(t, owner, index, place));
    }

    /// The step of a write.
    ///
    /// @param g     the calling goroutine
    /// @param owner the object, the array or the collection; for a static field the class that declares it
    /// @param index which element of an array
    /// @param place see [Places]
    public static void write(Goroutine g, Object owner, int index, int place) {
        var t = JavaThread.of(g);
        t.perform(OperationKind.WRITE, Location.ofPlain(t, owner, index, place));
    }
}
