package dev.heddle.model;

import dev.heddle.operation.Label;
import dev.heddle.operation.OperationKind;

/// Who is enabled: the rule, for each operation, when it can proceed. One that cannot is never tried.
final class Enabled {
    private final Model m;
    private final GoroutineStates goroutines;
    private final ObjectStates objects;

    Enabled(Model m) {
        this.m = m;
        this.goroutines = m.goroutines;
        this.objects = m.objects;
    }

    void list(Labels into) {
        into.clear();
        for (int i = 0; i < goroutines.liveCount; i++) {
            int g = goroutines.live[i];
            var kind = goroutines.kind[g];
            switch (kind) {
                case null -> {}
                case SELECT -> addSelect(g, into);
                case CHOOSE -> {
                    for (int v = 0; v < goroutines.argument[g]; v++) {
                        into.add(Label.of(g, v));
                    }
                }
                case SEND -> {
                    if (goroutines.object[g] == Model.NIL) {
                        continue;
                    }
                    if (canProceedAlone(g, kind, goroutines.object[g])) {
                        into.add(Label.of(g));
                    } else {
                        addRendezvous(g, Label.PLAIN, goroutines.object[g], into);
                    }
                }
                case RECEIVE -> {
                    if (goroutines.object[g] != Model.NIL && canProceedAlone(g, kind, goroutines.object[g])) {
                        into.add(Label.of(g));
                    }
                }
                case NOTIFY -> addNotified(g, goroutines.object[g], into);
                default -> {
                    if (canProceedAlone(g, kind, goroutines.object[g]) || m.givesUp(g)) {
                        into.add(Label.of(g));
                    }
                }
            }
        }
        m.clock.addLabels(into);
    }

    /// Adds a way for each of those who wait; who waits for nobody in particular may get it.
    private void addNotified(int g, int x, Labels into) {
        boolean anybody = false;
        for (int i = 0; i < goroutines.liveCount; i++) {
            if (goroutines.isEnqueued(goroutines.live[i], x)) {
                into.add(Label.of(g, goroutines.live[i]));
                anybody = true;
            }
        }
        if (!anybody) {
            into.add(Label.of(g));
        }
    }

    /// Whether an operation can proceed without a partner, and does what it is for.
    boolean canProceedAlone(int g, OperationKind kind, int x) {
        return switch (kind) {
            case SEND ->
                objects.closed[x]
                        || objects.sends[x] - objects.receives[x] < objects.capacity[x]
                                && !KnownWaiters.exist(m, OperationKind.SEND, x, goroutines.knownSince[g], g, -1);
            case RECEIVE ->
                objects.closed[x]
                        || objects.sends[x] > objects.receives[x]
                                && !KnownWaiters.exist(m, OperationKind.RECEIVE, x, goroutines.knownSince[g], g, -1);
            case LOCK -> objects.holder[x] == 0;
            case READ_LOCK -> objects.announced[x] == 0;
            case ANNOUNCE ->
                objects.announced[x] == 0
                        && (objects.type[x] == ObjectType.READ_WRITE_LOCK
                                || !KnownWaiters.exist(m, OperationKind.READ_LOCK, x, Model.NOT_KNOWN, g, -1));
            case WRITE_LOCK -> objects.readers.count(x) == 0;
            case WAIT -> objects.count[x] == 0;
            case COND_WAIT -> goroutines.notified[g];
            case ENTER -> objects.holder[x] == 0;
            case SLEEP -> m.clock.hasFired(x);
            case AWAIT -> {
                var condition = goroutines.condition[g];
                yield condition != null && condition.getAsBoolean();
            }
            case PASS, PARK -> objects.value[x] != 0;
            case ACQUIRE -> objects.value[x] >= goroutines.argument[g];
            case PUT -> objects.buffered(x) < objects.capacity[x];
            case TAKE -> objects.buffered(x) > 0 || objects.closed[x];
            case OUTSIDE, SELECT -> false;
            case READ, COMPARE_AND_SET -> !goroutines.spins[g] || goroutines.changed[g];
            case START,
                    YIELD,
                    CHOOSE,
                    GOROUTINES,
                    BEGIN_AWAIT,
                    END_PROGRAM,
                    RETURN,
                    CLOSE,
                    CLOSE_ONCE,
                    LENGTH,
                    TRY_LOCK,
                    UNLOCK,
                    TRY_READ_LOCK,
                    READ_UNLOCK,
                    TRY_WRITE_LOCK,
                    WRITE_UNLOCK,
                    ADD,
                    ENQUEUE,
                    SIGNAL,
                    BROADCAST,
                    COMPLETE,
                    WRITE,
                    UPDATE,
                    NOW,
                    ARM,
                    DISARM,
                    TRY_ACQUIRE,
                    RELEASE,
                    COUNT_DOWN,
                    TRY_PUT,
                    TRY_TAKE,
                    REMOVE,
                    NOTIFY,
                    DOWNGRADE,
                    RETRACT,
                    INTERRUPT,
                    OPEN -> true;
        };
    }

    private void addSelect(int g, Labels into) {
        var cases = goroutines.alternatives[g];
        if (cases == null) {
            return;
        }
        boolean ready = false;
        for (int i = 0; i < cases.size(); i++) {
            var kind = cases.kinds[i];
            if (kind == null) {
                continue; // a nil channel
            }
            int x = cases.objects[i];
            if (canProceedAlone(g, kind, x)) {
                into.add(Label.of(g, i));
                ready = true;
                continue;
            }
            if (kind == OperationKind.SEND) {
                addRendezvous(g, i, x, into);
            }
            ready |= KnownWaiters.offer(m, g, kind, x);
        }
        // A partner that is not known to wait may be merely about to get there, so both ways are possible.
        if (cases.otherwise && !ready) {
            into.add(Label.of(g, Label.OTHERWISE));
        }
    }

    /// Adds the sender's labels with each receiver that is ready; the receivers themselves list none.
    private void addRendezvous(int g, int alternative, int x, Labels into) {
        if (objects.capacity[x] > 0) {
            return; // a buffered channel, and full
        }
        for (int i = 0; i < goroutines.liveCount; i++) {
            int h = goroutines.live[i];
            var other = goroutines.kind[h];
            if (h == g || other != OperationKind.RECEIVE && other != OperationKind.SELECT) {
                continue;
            }
            if (goroutines.known > 0
                    && (KnownWaiters.exist(m, OperationKind.SEND, x, goroutines.knownSince[g], g, h)
                            || KnownWaiters.exist(m, OperationKind.RECEIVE, x, goroutines.knownSince[h], g, h))) {
                continue;
            }
            if (other == OperationKind.RECEIVE) {
                if (goroutines.object[h] == x) {
                    into.add(Label.of(g, alternative, h, Label.PLAIN));
                }
                continue;
            }
            var cases = goroutines.alternatives[h];
            for (int j = 0; cases != null && j < cases.size(); j++) {
                if (cases.kinds[j] == OperationKind.RECEIVE && cases.objects[j] == x) {
                    into.add(Label.of(g, alternative, h, j));
                }
            }
        }
    }
}
