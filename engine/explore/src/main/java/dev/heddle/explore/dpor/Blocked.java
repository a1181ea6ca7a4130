package dev.heddle.explore.dpor;

import dev.heddle.explore.strategy.Footprints;
import dev.heddle.model.Labels;
import dev.heddle.model.Model;
import dev.heddle.operation.Access;
import dev.heddle.operation.Label;
import dev.heddle.operation.Mode;
import dev.heddle.operation.OperationKind;
import org.jspecify.annotations.Nullable;

/// What goroutines wait for: the transitions that their pending operations stand for, possible or not, and which
/// events have taken what such a transition needs. It serves the second and third rule of [Reversals].
final class Blocked {
    private final Footprints footprints;

    Blocked(Footprints footprints) {
        this.footprints = footprints;
    }

    /// Whether operations of this kind share their object so that one can depend on a second, and not on a third
    /// that blocks the second. What blocks a lock depends on all that the lock depends on. But waiting for a wait
    /// group depends on every `add`, and those do not depend on each other; and a message depends only on those
    /// that share its value or its place in the buffer.
    static boolean sharesItsObject(OperationKind kind) {
        return isOfChannels(kind) || kind == OperationKind.ADD;
    }

    /// Whether operations of this kind are done to channels and queues, or to timers, which send to channels.
    static boolean isOfChannels(OperationKind kind) {
        return switch (kind) {
            case SEND, RECEIVE, CLOSE, CLOSE_ONCE, LENGTH, SELECT, ARM, DISARM -> true;
            case PUT, TRY_PUT, TAKE, TRY_TAKE, REMOVE -> true;
            case START,
                    YIELD,
                    CHOOSE,
                    BEGIN_AWAIT,
                    AWAIT,
                    GOROUTINES,
                    END_PROGRAM,
                    OUTSIDE,
                    RETURN,
                    LOCK,
                    TRY_LOCK,
                    UNLOCK,
                    READ_LOCK,
                    TRY_READ_LOCK,
                    READ_UNLOCK,
                    ANNOUNCE,
                    WRITE_LOCK,
                    TRY_WRITE_LOCK,
                    WRITE_UNLOCK,
                    ADD,
                    WAIT,
                    ENQUEUE,
                    COND_WAIT,
                    SIGNAL,
                    BROADCAST,
                    ENTER,
                    COMPLETE,
                    READ,
                    WRITE,
                    UPDATE,
                    COMPARE_AND_SET,
                    NOW,
                    SLEEP,
                    PASS,
                    ACQUIRE,
                    TRY_ACQUIRE,
                    RELEASE,
                    PARK,
                    COUNT_DOWN,
                    NOTIFY,
                    DOWNGRADE,
                    RETRACT,
                    INTERRUPT,
                    OPEN -> false;
        };
    }

    /// Lists the transitions of every pending operation that can be blocked by events that it does not depend on:
    /// of channels, wait groups and timers. A lock needs none of that, since what blocks it depends on all that it
    /// depends on.
    void list(Model m, Labels into) {
        into.clear();
        for (int i = 0; i < m.liveCount(); i++) {
            int g = m.live(i);
            var kind = m.pending(g);
            switch (kind) {
                case SEND, RECEIVE -> {
                    if (m.pendingObject(g) != Model.NIL) {
                        add(m, g, Label.PLAIN, kind, m.pendingObject(g), into);
                    }
                }
                case SELECT -> addSelect(m, g, into);
                case WAIT, PUT, TAKE -> into.add(Label.of(g));
                case null, default -> {}
            }
        }
        if (m.clock().isRacing()) {
            m.clock().addPending(into);
        }
    }

    private static void addSelect(Model m, int g, Labels into) {
        var cases = m.pendingAlternatives(g);
        for (int i = 0; cases != null && i < cases.size(); i++) {
            var kind = cases.kind(i);
            if (kind != null) {
                add(m, g, i, kind, cases.object(i), into);
            }
        }
        if (cases != null && cases.hasDefault()) {
            into.add(Label.of(g, Label.OTHERWISE));
        }
    }

    private static void add(Model m, int g, int alternative, OperationKind kind, int x, Labels into) {
        into.add(Label.of(g, alternative));
        if (kind != OperationKind.SEND || m.capacity(x) > 0) {
            return;
        }
        for (int i = 0; i < m.liveCount(); i++) {
            int h = m.live(i);
            if (h == g) {
                continue;
            }
            if (m.pending(h) == OperationKind.RECEIVE && m.pendingObject(h) == x) {
                into.add(Label.of(g, alternative, h, Label.PLAIN));
            }
            var cases = m.pendingAlternatives(h);
            for (int j = 0; cases != null && j < cases.size(); j++) {
                if (cases.kind(j) == OperationKind.RECEIVE && cases.object(j) == x) {
                    into.add(Label.of(g, alternative, h, j));
                }
            }
        }
    }

    /// Whether an event has taken what a transition needs, or brought what it must not find.
    boolean isTakenBy(Model m, long t, long label, long footprint) {
        int g = Label.goroutine(t);
        int partner = Label.partner(t);
        if (g == Label.CLOCK) {
            return touches(footprint, Access.LAST_OBJECT, Mode.READ); // it has set another timer
        }
        if (Label.involves(label, g) || partner != Label.ALONE && Label.involves(label, partner)) {
            return false; // its own events cannot be left out
        }
        int alternative = Label.alternative(t);
        var cases = m.pendingAlternatives(g);
        if (cases == null) {
            var kind = m.pending(g);
            return kind != null && isTaken(kind, m.pendingObject(g), footprint);
        }
        if (alternative >= 0) {
            var kind = cases.kind(alternative);
            return kind != null && isTaken(kind, cases.object(alternative), footprint);
        }
        for (int i = 0; i < cases.size(); i++) {
            if (isMadeReady(cases.kind(i), cases.object(i), footprint)) {
                return true;
            }
        }
        return false;
    }

    private boolean isTaken(OperationKind kind, int x, long footprint) {
        return switch (kind) {
            case RECEIVE -> touches(footprint, x, Mode.RECEIVE) || touches(footprint, x, Mode.RECEIVE_CLOSED);
            case SEND ->
                touches(footprint, x, Mode.SEND)
                        || touches(footprint, x, Mode.SEND_CLOSED)
                        || touches(footprint, x, Mode.CLOSE);
            case WAIT -> touches(footprint, x, Mode.WG_UP);
            case TAKE -> touches(footprint, x, Mode.RECEIVE) || touches(footprint, x, Mode.EXCLUSIVE);
            case PUT -> touches(footprint, x, Mode.SEND);
            default -> false;
        };
    }

    /// For a default: whether an event has made a case ready that it must not find so.
    private boolean isMadeReady(@Nullable OperationKind kind, int x, long footprint) {
        return switch (kind) {
            case RECEIVE -> touches(footprint, x, Mode.SEND) || touches(footprint, x, Mode.CLOSE);
            case SEND -> touches(footprint, x, Mode.RECEIVE) || touches(footprint, x, Mode.CLOSE);
            case null, default -> false;
        };
    }

    private boolean touches(long footprint, int x, Mode mode) {
        for (int i = 0; i < footprints.size(footprint); i++) {
            long access = footprints.get(footprint, i);
            if (Access.object(access) == x && Access.mode(access) == mode) {
                return true;
            }
        }
        return false;
    }
}
