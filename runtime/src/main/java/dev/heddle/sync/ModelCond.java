package dev.heddle.sync;

import dev.heddle.model.ObjectType;
import dev.heddle.operation.OperationKind;
import dev.heddle.scheduler.Goroutine;
import dev.heddle.scheduler.ModelObject;
import org.jspecify.annotations.Nullable;

/// The queue of a condition variable of an execution; the model keeps the tickets.
final class ModelCond extends ModelObject implements CondCore {
    /// @param original what it stands for, if that was made outside of the execution
    ModelCond(Goroutine by, @Nullable Object original) {
        super(by, ObjectType.COND, 0, null, "cond", original);
    }

    @Override
    public long enqueue() {
        return perform(OperationKind.ENQUEUE);
    }

    @Override
    public void await(long ticket) {
        perform(OperationKind.COND_WAIT);
    }

    @Override
    public void signal() {
        perform(OperationKind.SIGNAL);
    }

    @Override
    public void broadcast() {
        perform(OperationKind.BROADCAST);
    }
}
