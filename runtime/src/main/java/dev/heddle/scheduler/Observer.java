package dev.heddle.scheduler;

import dev.heddle.model.Labels;
import dev.heddle.model.ObjectType;
import org.jspecify.annotations.Nullable;

/// What happened: told of every event of an execution while it runs, on the thread of the goroutine concerned, so
/// that it can look at the stack. Searches run without one wherever they can.
public interface Observer {
    /// A goroutine has made an object.
    ///
    /// @param name the user's name for it, or `null`
    default void created(Goroutine by, int object, ObjectType type, int parameter, @Nullable String name) {}

    /// Whether it looks up where things are made, which in other executions is done once for each number.
    default boolean wantsPlaces() {
        return false;
    }

    /// A goroutine (`null`: a timer) has started another one.
    default void spawned(@Nullable Goroutine by, Goroutine child) {}

    /// A goroutine has come to a visible operation, which the model now shows as pending.
    default void pended(Goroutine g) {}

    /// A transition was carried out.
    default void executed(long label, Labels footprint) {}

    /// A goroutine has ended.
    default void ended(Goroutine g) {}
}
