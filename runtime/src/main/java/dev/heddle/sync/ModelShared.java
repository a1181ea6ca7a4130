package dev.heddle.sync;

import dev.heddle.model.ObjectType;
import dev.heddle.operation.OperationKind;
import dev.heddle.scheduler.Goroutine;
import dev.heddle.scheduler.ModelObject;
import org.jspecify.annotations.Nullable;

/// A variable of an execution: every access is a step.
///
/// @param <T> what it holds
final class ModelShared<T extends @Nullable Object> extends ModelObject implements SharedCore<T> {
    private T value;

    /// @param original what it stands for, if that was made outside of the execution
    ModelShared(Goroutine by, @Nullable String name, T initial, @Nullable Object original) {
        by.offer(initial); // for whoever writes the execution down
        super(by, ObjectType.PLAIN_VARIABLE, 0, name, "shared variable", original);
        value = initial;
    }

    @Override
    public T get() {
        perform(OperationKind.READ);
        return value;
    }

    @Override
    public void set(T value) {
        here().offer(value);
        perform(OperationKind.WRITE);
        this.value = value;
    }
}
