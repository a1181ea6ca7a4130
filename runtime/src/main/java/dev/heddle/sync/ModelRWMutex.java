package dev.heddle.sync;

import dev.heddle.model.ObjectType;
import dev.heddle.model.Result;
import dev.heddle.operation.OperationKind;
import dev.heddle.scheduler.Goroutine;
import dev.heddle.scheduler.ModelObject;
import org.jspecify.annotations.Nullable;

/// A readers-writer mutex of an execution.
final class ModelRWMutex extends ModelObject implements RWMutexCore {
    /// @param original what it stands for, if that was made outside of the execution
    ModelRWMutex(Goroutine by, @Nullable String name, @Nullable Object original) {
        super(by, ObjectType.RW_MUTEX, 0, name, "rwmutex", original);
    }

    /// Two steps, because what happens in between matters: a goroutine that reads, and wants to read again after a
    /// writer has announced itself, waits for the writer, which waits for it.
    @Override
    public void lock() {
        perform(OperationKind.ANNOUNCE);
        perform(OperationKind.WRITE_LOCK);
    }

    @Override
    public boolean tryLock() {
        return perform(OperationKind.TRY_WRITE_LOCK) == Result.YES;
    }

    @Override
    public boolean unlock() {
        return perform(OperationKind.WRITE_UNLOCK) != Result.MISUSED;
    }

    @Override
    public void readLock() {
        perform(OperationKind.READ_LOCK);
    }

    @Override
    public boolean tryReadLock() {
        return perform(OperationKind.TRY_READ_LOCK) == Result.YES;
    }

    @Override
    public boolean readUnlock() {
        return perform(OperationKind.READ_UNLOCK) != Result.MISUSED;
    }
}
