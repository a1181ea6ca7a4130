package dev.heddle.model;

import dev.heddle.operation.Access;
import dev.heddle.operation.Mode;

/// What is done to variables, and to what is nothing but a variable: permits, interrupt flags, semaphores.
final class VariableOperations {
    private final Model m;
    private final GoroutineStates goroutines;
    private final ObjectStates objects;

    VariableOperations(Model m) {
        this.m = m;
        this.goroutines = m.goroutines;
        this.objects = m.objects;
    }

    long read(int x, Labels footprint) {
        footprint.add(Access.of(x, Mode.READ));
        return objects.value[x];
    }

    long write(int g, int x, Labels footprint) {
        footprint.add(Access.of(x, Mode.WRITE));
        objects.value[x] = goroutines.argument[g];
        return Result.DONE;
    }

    long update(int g, int x, Labels footprint) {
        footprint.add(Access.of(x, Mode.WRITE));
        long before = objects.value[x];
        objects.value[x] = before + goroutines.argument[g];
        return before;
    }

    long compareAndSet(int g, int x, Labels footprint) {
        if (!m.wouldSwap(g)) {
            footprint.add(Access.of(x, Mode.READ));
            return Result.NO;
        }
        footprint.add(Access.of(x, Mode.WRITE));
        objects.value[x] = objects.capacity[x] == Model.OPAQUE ? 0 : goroutines.second[g];
        return Result.YES;
    }

    long pass(int x, Labels footprint) {
        footprint.add(Access.of(x, Mode.READ));
        return Result.DONE;
    }

    long set(int x, long value, Labels footprint) {
        footprint.add(Access.of(x, Mode.WRITE));
        objects.value[x] = value;
        return Result.DONE;
    }

    long open(int g, int x, Labels footprint) {
        var opens = objects.value[x] == 0;
        objects.value[x] = 1;
        footprint.add(Access.of((int) goroutines.argument[g], Mode.WRITE));
        footprint.add(Access.of(x, opens ? Mode.WRITE : Mode.READ));
        return opens ? Result.YES : Result.NO;
    }

    // As modes, those who take permits are writers, and those who give them back readers, who do not mind each
    // other.

    long acquire(int g, int x, Labels footprint) {
        footprint.add(Access.of(x, Mode.WRITE_LOCK));
        objects.value[x] -= goroutines.argument[g];
        return Result.DONE;
    }

    long tryAcquire(int g, int x, Labels footprint) {
        if (objects.value[x] < goroutines.argument[g]) {
            footprint.add(Access.of(x, Mode.TRY_FAILED));
            return Result.NO;
        }
        acquire(g, x, footprint);
        return Result.YES;
    }

    long release(int g, int x, Labels footprint) {
        footprint.add(Access.of(x, Mode.READ_UNLOCK));
        objects.value[x] += goroutines.argument[g];
        return Result.DONE;
    }
}
