package dev.heddle.model;

import dev.heddle.operation.Access;
import dev.heddle.operation.Mode;
import dev.heddle.operation.OperationKind;

/// How a wait ends without what it waits for: by an interrupt, or because its time is over. The order of the two,
/// and of what it waits for, is [Model#pendWait]'s.
final class GivingUp {
    /// It is not given up.
    static final long NOT = -1;

    private final Model m;
    private final VirtualClock clock;
    private final GoroutineStates goroutines;
    private final ObjectStates objects;
    private final ConditionOperations conditions;
    private final QueueOperations queues;

    GivingUp(Model m, ConditionOperations conditions, QueueOperations queues) {
        this.m = m;
        this.clock = m.clock;
        this.goroutines = m.goroutines;
        this.objects = m.objects;
        this.conditions = conditions;
        this.queues = queues;
    }

    /// Gives a wait up, if that is what happens to it; adds what decides whether it does.
    ///
    /// @return the result of the operation, or [#NOT]
    long attempt(int g, OperationKind kind, int x, Labels footprint) {
        boolean isFree = m.enabled.canProceedAlone(g, kind, x);
        if (isFree && (kind == OperationKind.COND_WAIT || kind == OperationKind.PARK)) {
            return NOT;
        }
        if (m.isInterrupted(g)) {
            interrupt(g, kind, x, footprint);
            return Result.INTERRUPTED;
        }
        if (goroutines.flag[g] != Model.NEVER) {
            footprint.add(Access.of(goroutines.flag[g], Mode.READ));
        }
        if (isFree) {
            return NOT;
        }
        if (clock.isRacing()) {
            footprint.add(Access.of(goroutines.deadline[g], Mode.READ));
        }
        if (kind == OperationKind.COND_WAIT) {
            conditions.leave(g, x, footprint);
        } else {
            footprint.add(Access.of(x, modeOfFailure(kind, x)));
        }
        return Result.TIMED_OUT;
    }

    private void interrupt(int g, OperationKind kind, int x, Labels footprint) {
        int flag = goroutines.flag[g];
        if (kind == OperationKind.PARK) {
            footprint.add(Access.of(flag, Mode.READ));
            footprint.add(Access.of(x, Mode.READ));
            return;
        }
        footprint.add(Access.of(flag, Mode.WRITE));
        objects.value[flag] = 0;
        if (kind == OperationKind.COND_WAIT) {
            conditions.leave(g, x, footprint);
        }
    }

    /// How it touches an object to find that it does not give what is wanted.
    private Mode modeOfFailure(OperationKind kind, int x) {
        return switch (kind) {
            case LOCK, READ_LOCK, ANNOUNCE, WRITE_LOCK, ACQUIRE -> Mode.TRY_FAILED;
            case PUT, TAKE -> queues.modeOfFailure(x);
            default -> Mode.READ;
        };
    }
}
