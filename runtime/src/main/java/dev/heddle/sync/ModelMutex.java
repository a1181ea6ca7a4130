package dev.heddle.sync;

import dev.heddle.model.ObjectType;
import dev.heddle.model.Result;
import dev.heddle.operation.OperationKind;
import dev.heddle.scheduler.Goroutine;
import dev.heddle.scheduler.ModelObject;
import org.jspecify.annotations.Nullable;

/// A mutex of an execution.
final class ModelMutex extends ModelObject implements MutexCore {
    /// @param original what it stands for, if that was made outside of the execution
    ModelMutex(Goroutine by, @Nullable String name, @Nullable Object original) {
        super(by, ObjectType.MUTEX, 0, name, "mutex", original);
    }

    @Override
    public void lock() {
        perform(OperationKind.LOCK);
    }

    @Override
    public boolean tryLock() {
        return perform(OperationKind.TRY_LOCK) == Result.YES;
    }

    @Override
    public boolean unlock() {
        return perform(OperationKind.UNLOCK) != Result.MISUSED;
    }
}
