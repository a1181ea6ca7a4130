package dev.heddle.sync;

import dev.heddle.channel.StandIns;
import dev.heddle.scheduler.DeterministicScheduler;
import dev.heddle.scheduler.Goroutine;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A plain variable that goroutines share, made visible to an exploration without the agent.
///
/// It orders nothing: two accesses of which one writes, with nothing else between them, are a data race. An
/// exploration sees every access as a step of its own, so it finds both the race and what comes of it. In
/// production it is a plain field, neither volatile nor locked, exactly as racy as the code it stands for; what a
/// race reads there is not defined.
///
/// ```java
/// var hits = new Shared<>(0);
/// wg.go(() -> hits.set(hits.get() + 1));   // loses updates
/// ```
///
/// @param <T> what it holds; may be a nullable type
public final class Shared<T extends @Nullable Object> {
    private final @Nullable String name;
    private final SharedCore<T> core;

    /// A variable with this value.
    ///
    /// @param initial its first value
    public Shared(T initial) {
        this(null, initial, Goroutine.current());
    }

    /// A variable with a name for reports.
    ///
    /// @param name    the name
    /// @param initial its first value
    public Shared(String name, T initial) {
        this(Objects.requireNonNull(name, "name"), initial, Goroutine.current());
    }

    private Shared(@Nullable String name, T initial, @Nullable Goroutine by) {
        this.name = name;
        this.core = by == null ? new ParallelShared<>(initial) : new ModelShared<>(by, name, initial, null);
    }

    private SharedCore<T> core() {
        return DeterministicScheduler.isAnyRunning() ? standIn() : core;
    }

    private SharedCore<T> standIn() {
        var g = Goroutine.current();
        if (g == null || !(core instanceof ParallelShared<T> parallel)) {
            return core;
        }
        return g.scheduler().objects().<SharedCore<T>>standIn(this, () -> {
            if (!parallel.isUnused()) {
                throw StandIns.used("shared variable", parallel.madeAt(), "written");
            }
            return new ModelShared<>(g, name, parallel.initial(), this);
        });
    }

    /// Reads the variable; never blocks.
    ///
    /// @return its value
    public T get() {
        return core().get();
    }

    /// Writes the variable; never blocks.
    ///
    /// @param value its new value
    public void set(T value) {
        core().set(value);
    }
}
