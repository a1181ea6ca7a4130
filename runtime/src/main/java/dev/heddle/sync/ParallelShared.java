package dev.heddle.sync;

import dev.heddle.parallel.ParallelObject;
import org.jspecify.annotations.Nullable;

/// A variable in production: a plain field, with no synchronisation on purpose. The program that it stands in has a
/// race or orders its accesses by other means, and must behave here as it would with a field of its own.
///
/// @param <T> what it holds
final class ParallelShared<T extends @Nullable Object> extends ParallelObject implements SharedCore<T> {
    private final T initial;
    private T value;
    private boolean isWritten;

    ParallelShared(T initial) {
        this.initial = initial;
        this.value = initial;
    }

    @Override
    public T get() {
        return value;
    }

    @Override
    public void set(T value) {
        this.value = value;
        isWritten = true;
    }

    T initial() {
        return initial;
    }

    boolean isUnused() {
        return !isWritten;
    }
}
