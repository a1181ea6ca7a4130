package dev.heddle.probe;

import dev.heddle.operation.MemoryMode;
import org.jspecify.annotations.Nullable;

/// Accesses to volatile fields: each is a step of its goroutine, and the access itself follows at once.
///
/// A write happens before every later read. In an execution all accesses are in one order, as the memory model
/// says of volatile fields.
public final class Volatiles {
    private Volatiles() {}

    /// Called before a read.
    ///
    /// @param owner the object, or the class of a static field; nothing is done for `null`, which the read itself
    ///              will complain about
    /// @param place see [Places]
    public static void beforeRead(@Nullable Object owner, int place) {
        var t = JavaThread.current();
        if (t != null && owner != null) {
            Location.read(t, MemoryMode.ACQUIRE, Location.ofField(t, owner, place));
            if (owner instanceof Class<?> type) {
                Memory.stepAtStatic(t, false, type, place);
            }
        }
    }

    /// Called before a write.
    ///
    /// @param owner the object, or the class of a static field
    /// @param place see [Places]
    public static void beforeWrite(@Nullable Object owner, int place) {
        var t = JavaThread.current();
        if (t != null && owner != null) {
            Location.write(t, MemoryMode.RELEASE, Location.ofField(t, owner, place), 0);
            if (owner instanceof Class<?> type) {
                Memory.stepAtStatic(t, true, type, place);
            }
        }
    }
}
