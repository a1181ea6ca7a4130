package dev.heddle.explore.strategy;

import dev.heddle.model.ObjectType;
import dev.heddle.model.Result;
import dev.heddle.operation.OperationKind;
import dev.heddle.scheduler.Goroutine;
import dev.heddle.scheduler.ModelObject;
import java.util.Objects;

/// A variable of an execution of which every access is a step, as of a volatile one or an atomic.
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
        perform(OperationKind.WRITE, next);
        value = next;
    }

    /// Adds in one step; returns what was there before.
    public int add(int delta) {
        perform(OperationKind.UPDATE, delta);
        value += delta;
        return value - delta;
    }

    /// Writes `next` if `expected` is there; returns whether it was.
    public boolean compareAndSet(int expected, int next) {
        boolean swaps = here().compareAndSet(number(), expected, next) == Result.YES;
        value = swaps ? next : value;
        return swaps;
    }

    /// The value, without a step.
    public int peek() {
        return value;
    }
}
