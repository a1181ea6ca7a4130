package dev.heddle.model;

import dev.heddle.operation.Label;
import dev.heddle.operation.OperationKind;

/// Who is enabled: the rule, for each operation, when it can proceed. One that cannot is never tried.
final class Enabled {
    private final Model m;

    Enabled(Model m) {
        this.m = m;
    }

    void list(Labels into) {
        into.clear();
        for (int i = 0; i < m.liveCount; i++) {
            int g = m.live[i];
            var kind = m.kind[g];
            switch (kind) {
                case null -> {}
                case SELECT -> addSelect(g, into);
                case CHOOSE -> {
                    for (int v = 0; v < m.argument[g]; v++) {
                        into.add(Label.of(g, v));
                    }
                }
                case SEND -> {
                    if (m.object[g] == Model.NIL) {
                        continue;
                    }
                    if (canProceedAlone(g, kind, m.object[g])) {
                        into.add(Label.of(g));
                    } else {
                        addRendezvous(g, Label.PLAIN, m.object[g], into);
                    }
                }
                case RECEIVE -> {
                    if (m.object[g] != Model.NIL && canProceedAlone(g, kind, m.object[g])) {
                        into.add(Label.of(g));
                    }
                }
                case NOTIFY -> addNotified(g, m.object[g], into);
                default -> {
                    if (canProceedAlone(g, kind, m.object[g]) || m.givesUp(g)) {
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
        for (int i = 0; i < m.liveCount; i++) {
            if (m.isEnqueued(m.live[i], x)) {
                into.add(Label.of(g, m.live[i]));
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
                m.closed[x]
                        || m.sends[x] - m.receives[x] < m.capacity[x]
                                && !KnownWaiters.exist(m, OperationKind.SEND, x, m.knownSince[g], g, -1);
            case RECEIVE ->
                m.closed[x]
                        || m.sends[x] > m.receives[x]
                                && !KnownWaiters.exist(m, OperationKind.RECEIVE, x, m.knownSince[g], g, -1);
            case LOCK -> m.holder[x] == 0;
            case READ_LOCK -> m.announced[x] == 0;
            case ANNOUNCE ->
                m.announced[x] == 0
                        && (m.type[x] == ObjectType.READ_WRITE_LOCK
                                || !KnownWaiters.exist(m, OperationKind.READ_LOCK, x, Model.NOT_KNOWN, g, -1));
            case WRITE_LOCK -> m.readers.count(x) == 0;
            case WAIT -> m.count[x] == 0;
            case COND_WAIT -> m.notified[g];
            case ENTER -> m.holder[x] == 0;
            case SLEEP -> m.clock.hasFired(x);
            case AWAIT -> {
                var condition = m.condition[g];
                yield condition != null && condition.getAsBoolean();
            }
            case PASS, PARK -> m.value[x] != 0;
            case ACQUIRE -> m.value[x] >= m.argument[g];
            case PUT -> m.buffered(x) < m.capacity[x];
            case TAKE -> m.buffered(x) > 0 || m.closed[x];
            case OUTSIDE, SELECT -> false;
            case READ, COMPARE_AND_SET -> !m.spins[g] || m.changed[g];
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
        var cases = m.alternatives[g];
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
        if (m.capacity[x] > 0) {
            return; // a buffered channel, and full
        }
        for (int i = 0; i < m.liveCount; i++) {
            int h = m.live[i];
            var other = m.kind[h];
            if (h == g || other != OperationKind.RECEIVE && other != OperationKind.SELECT) {
                continue;
            }
            if (m.known > 0
                    && (KnownWaiters.exist(m, OperationKind.SEND, x, m.knownSince[g], g, h)
                            || KnownWaiters.exist(m, OperationKind.RECEIVE, x, m.knownSince[h], g, h))) {
                continue;
            }
            if (other == OperationKind.RECEIVE) {
                if (m.object[h] == x) {
                    into.add(Label.of(g, alternative, h, Label.PLAIN));
                }
                continue;
            }
            var cases = m.alternatives[h];
            for (int j = 0; cases != null && j < cases.size(); j++) {
                if (cases.kinds[j] == OperationKind.RECEIVE && cases.objects[j] == x) {
                    into.add(Label.of(g, alternative, h, j));
                }
            }
        }
    }
}
