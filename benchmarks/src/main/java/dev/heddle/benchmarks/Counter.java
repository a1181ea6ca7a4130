package dev.heddle.benchmarks;

import dev.heddle.model.ObjectType;
import dev.heddle.operation.OperationKind;
import dev.heddle.scheduler.Goroutine;
import dev.heddle.scheduler.ModelObject;
import java.util.Objects;

/// A counter of an exploration of which every access is a step, as of an atomic in instrumented code.
final class Counter extends ModelObject {
    Counter() {
        super(Objects.requireNonNull(Goroutine.current()), ObjectType.VARIABLE, 0, null, "counter", null);
    }

    long add(long delta) {
        return perform(OperationKind.UPDATE, delta);
    }
}
