package dev.heddle.sync;

import dev.heddle.model.ObjectType;
import dev.heddle.model.Result;
import dev.heddle.operation.OperationKind;
import dev.heddle.scheduler.Goroutine;
import dev.heddle.scheduler.ModelObject;
import org.jspecify.annotations.Nullable;

/// A wait group of an execution.
final class ModelWaitGroup extends ModelObject implements WaitGroupCore {
    /// @param original what it stands for, if that was made outside of the execution
    ModelWaitGroup(Goroutine by, @Nullable Object original) {
        super(by, ObjectType.WAIT_GROUP, 0, null, "wait group", original);
    }

    @Override
    public boolean add(int delta) {
        return perform(OperationKind.ADD, delta) != Result.MISUSED;
    }

    @Override
    public void await() {
        perform(OperationKind.WAIT);
    }
}
