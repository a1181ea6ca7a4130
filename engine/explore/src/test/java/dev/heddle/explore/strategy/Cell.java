package dev.heddle.explore.strategy;

import dev.heddle.model.ObjectType;
import dev.heddle.operation.OperationKind;
import dev.heddle.scheduler.Goroutine;
import dev.heddle.scheduler.ModelObject;
import java.util.Objects;

/// A variable of an execution of which every access is a step, as of a volatile one.
public final class Cell extends ModelObject {
    private int value;

    public Cell() {
        super(Objects.requireNonNull(Goroutine.current()), ObjectType.VARIABLE, 0, null, "cell", null);
    }

    public int get() {
        perform(OperationKind.READ);
        return value;
    }

    public void set(int next) {
        perform(OperationKind.WRITE);
        value = next;
    }

    /// The value, without a step.
    public int peek() {
        return value;
    }
}
