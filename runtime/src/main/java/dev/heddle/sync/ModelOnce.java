package dev.heddle.sync;

import dev.heddle.model.ObjectType;
import dev.heddle.model.Result;
import dev.heddle.operation.OperationKind;
import dev.heddle.scheduler.Goroutine;
import dev.heddle.scheduler.ModelObject;
import org.jspecify.annotations.Nullable;

/// A once of an execution.
final class ModelOnce extends ModelObject implements OnceCore {
    /// @param original what it stands for, if that was made outside of the execution
    ModelOnce(Goroutine by, @Nullable Object original) {
        super(by, ObjectType.ONCE, 0, null, "once", original);
    }

    @Override
    public boolean enter() {
        return perform(OperationKind.ENTER) == Result.YES;
    }

    @Override
    public void complete() {
        perform(OperationKind.COMPLETE);
    }
}
