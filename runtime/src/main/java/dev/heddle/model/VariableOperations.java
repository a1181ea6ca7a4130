package dev.heddle.model;

import dev.heddle.operation.Access;
import dev.heddle.operation.Mode;

/// What is done to variables, and to what is nothing but a variable: permits, interrupt flags, semaphores.
final class VariableOperations {
    private final Model m;

    VariableOperations(Model m) {
        this.m = m;
    }

    long read(int x, Labels footprint) {
        footprint.add(Access.of(x, Mode.READ));
        return m.value[x];
    }

    long write(int g, int x, Labels footprint) {
        footprint.add(Access.of(x, Mode.WRITE));
        m.value[x] = m.argument[g];
        return Result.DONE;
    }

    long update(int g, int x, Labels footprint) {
        footprint.add(Access.of(x, Mode.WRITE));
        long before = m.value[x];
        m.value[x] = before + m.argument[g];
        return before;
    }

    long compareAndSet(int g, int x, Labels footprint) {
        var isOpaque = m.capacity[x] == Model.OPAQUE;
        if (isOpaque ? !m.succeeds(g) : m.value[x] != m.argument[g]) {
            footprint.add(Access.of(x, Mode.READ));
            return Result.NO;
        }
        footprint.add(Access.of(x, Mode.WRITE));
        m.value[x] = isOpaque ? 0 : m.second[g];
        return Result.YES;
    }

    long pass(int x, Labels footprint) {
        footprint.add(Access.of(x, Mode.READ));
        return Result.DONE;
    }

    long set(int x, long value, Labels footprint) {
        footprint.add(Access.of(x, Mode.WRITE));
        m.value[x] = value;
        return Result.DONE;
    }

    long open(int g, int x, Labels footprint) {
        var opens = m.value[x] == 0;
        m.value[x] = 1;
        footprint.add(Access.of((int) m.argument[g], Mode.WRITE));
        footprint.add(Access.of(x, opens ? Mode.WRITE : Mode.READ));
        return opens ? Result.YES : Result.NO;
    }

    // As modes, those who take permits are writers, and those who give them back readers, who do not mind each
    // other.

    long acquire(int g, int x, Labels footprint) {
        footprint.add(Access.of(x, Mode.WRITE_LOCK));
        m.value[x] -= m.argument[g];
        return Result.DONE;
    }

    long tryAcquire(int g, int x, Labels footprint) {
        if (m.value[x] < m.argument[g]) {
            footprint.add(Access.of(x, Mode.TRY_FAILED));
            return Result.NO;
        }
        acquire(g, x, footprint);
        return Result.YES;
    }

    long release(int g, int x, Labels footprint) {
        footprint.add(Access.of(x, Mode.READ_UNLOCK));
        m.value[x] += m.argument[g];
        return Result.DONE;
    }
}
