package dev.heddle.sync;

import dev.heddle.model.ObjectType;
import dev.heddle.operation.OperationKind;
import dev.heddle.scheduler.Goroutine;
import dev.heddle.scheduler.ModelObject;
import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/// What a pool keeps in an execution.
///
/// @param <T> the items
final class ModelPool<T> extends ModelObject implements PoolCore<T> {
    private final ArrayDeque<T> items = new ArrayDeque<>();

    /// @param original what it stands for, if that was made outside of the execution
    ModelPool(Goroutine by, @Nullable Object original) {
        super(by, ObjectType.VARIABLE, 0, null, "pool", original);
    }

    @Override
    public @Nullable T poll() {
        perform(OperationKind.UPDATE);
        return items.pollFirst();
    }

    @Override
    public void push(T item) {
        perform(OperationKind.UPDATE);
        items.addFirst(item);
    }
}
