package dev.heddle.explore.strategy;

import dev.heddle.model.Model;
import dev.heddle.model.VirtualClock;
import dev.heddle.operation.Label;
import dev.heddle.operation.OperationKind;

/// Whether it can make a difference which of two pending operations comes first: they are on the same object, and
/// not both of a kind that commutes.
///
/// It looks at what is pending, not at what will have happened, so a compare-and-set counts as a write. Two
/// operations that it calls dependent may well commute; two that it calls independent do.
public final class PendingDependence {
    private static final int ALWAYS = 0;
    private static final int READS = 1;
    private static final int READ_LOCKS = 2;
    private static final int WAITS = 3;
    private static final int RELEASES = 4;
    private static final int COUNTS = 5;

    private PendingDependence() {}

    /// Whether a transition that is possible now and any alternative of another goroutine's pending operation
    /// depend on each other.
    public static boolean dependsOnAny(Model model, long label, int h) {
        var cases = model.pendingAlternatives(h);
        for (int i = 0; cases != null && i < cases.size(); i++) {
            if (dependent(model, label, h, i)) {
                return true;
            }
        }
        return dependent(model, label, h, Label.PLAIN);
    }

    /// Whether a transition that is possible now and an alternative of another goroutine's pending operation depend
    /// on each other.
    ///
    /// @param label       the transition
    /// @param h           a goroutine that takes no part in it
    /// @param alternative the case of its select, [Label#OTHERWISE] for its default, or [Label#PLAIN]
    static boolean dependent(Model model, long label, int h, int alternative) {
        var cases = model.pendingAlternatives(h);
        if (cases == null) {
            var kind = model.pending(h);
            return kind != null
                    && (interrupts(model, label, h)
                            || opensTheSame(model, Label.goroutine(label), h)
                            || touches(model, label, kind, model.pendingObject(h), model.pendingArgument(h) > 0));
        }
        if (alternative >= 0) {
            var kind = cases.kind(alternative);
            return kind != null && touches(model, label, kind, cases.object(alternative), false);
        }
        for (int i = 0; i < cases.size(); i++) {
            if (cases.kind(i) != null && touches(model, label, OperationKind.LENGTH, cases.object(i), false)) {
                return true;
            }
        }
        return false;
    }

    /// The other object that an operation changes.
    private static boolean opensBesides(Model model, int g, int x) {
        return model.pending(g) == OperationKind.OPEN && model.pendingArgument(g) == x;
    }

    private static boolean opensTheSame(Model model, int g, int h) {
        return model.pending(h) == OperationKind.OPEN
                && g != Label.CLOCK
                && (model.pendingObject(g) == model.pendingArgument(h)
                        || opensBesides(model, g, (int) model.pendingArgument(h)));
    }

    private static boolean interrupts(Model model, long label, int h) {
        int g = Label.goroutine(label);
        return g != Label.CLOCK
                && model.pendingFlag(h) != Model.NEVER
                && model.pending(g) == OperationKind.INTERRUPT
                && model.pendingObject(g) == model.pendingFlag(h);
    }

    private static boolean touches(Model model, long label, OperationKind kind, int x, boolean up) {
        int g = Label.goroutine(label);
        int alternative = Label.alternative(label);
        if (g == Label.CLOCK) {
            return firingTouches(model, VirtualClock.timerOf(label), kind, x);
        }
        if (kind == OperationKind.INTERRUPT && x == model.pendingFlag(g) || opensBesides(model, g, x)) {
            return true;
        }
        var cases = model.pendingAlternatives(g);
        if (cases == null) {
            var own = model.pending(g);
            return own != null
                    && dependent(model, own, model.pendingObject(g), model.pendingArgument(g) > 0, kind, x, up);
        }
        if (alternative >= 0) {
            var own = cases.kind(alternative);
            return own != null && dependent(model, own, cases.object(alternative), false, kind, x, up);
        }
        for (int i = 0; i < cases.size(); i++) {
            if (cases.kind(i) != null && dependent(model, OperationKind.LENGTH, cases.object(i), false, kind, x, up)) {
                return true;
            }
        }
        return false;
    }

    /// A timer that fires early is dependent with what sets it or waits for it, and with whoever uses its channel.
    private static boolean firingTouches(Model model, int timer, OperationKind kind, int x) {
        var clock = model.clock();
        return x == timer
                || clock.effect(timer) == VirtualClock.Effect.SEND
                        && dependent(model, OperationKind.SEND, clock.target(timer), false, kind, x, false);
    }

    private static boolean dependent(
            Model model, OperationKind kindA, int a, boolean upA, OperationKind kindB, int b, boolean upB) {
        if (a != b || a == Model.NIL) {
            return false;
        }
        if (kindA == OperationKind.ADD && kindB == OperationKind.ADD) {
            return upA != upB;
        }
        if (isMessage(kindA) && isMessage(kindB) && kindA != kindB) {
            return !sendAndReceiveCommute(model, a);
        }
        int group = group(kindA);
        return group == ALWAYS || group != group(kindB);
    }

    private static boolean isMessage(OperationKind kind) {
        return kind == OperationKind.SEND || kind == OperationKind.RECEIVE;
    }

    /// The next send and the next receive of a buffered channel concern different slots, unless one waits for the
    /// other.
    private static boolean sendAndReceiveCommute(Model model, int channel) {
        int buffered = model.buffered(channel);
        return !model.isClosed(channel) && buffered > 0 && buffered < model.capacity(channel);
    }

    /// Operations of one group commute with each other; those of group [#ALWAYS] do not even with their like.
    private static int group(OperationKind kind) {
        return switch (kind) {
            case READ, LENGTH, NOW, PASS -> READS;
            case READ_LOCK, TRY_READ_LOCK, READ_UNLOCK -> READ_LOCKS;
            case WAIT -> WAITS;
            case RELEASE -> RELEASES;
            case COUNT_DOWN -> COUNTS;
            case START,
                    YIELD,
                    CHOOSE,
                    BEGIN_AWAIT,
                    AWAIT,
                    GOROUTINES,
                    END_PROGRAM,
                    OUTSIDE,
                    RETURN,
                    SEND,
                    RECEIVE,
                    CLOSE,
                    CLOSE_ONCE,
                    SELECT,
                    LOCK,
                    TRY_LOCK,
                    UNLOCK,
                    ANNOUNCE,
                    WRITE_LOCK,
                    TRY_WRITE_LOCK,
                    WRITE_UNLOCK,
                    ADD,
                    ENQUEUE,
                    COND_WAIT,
                    SIGNAL,
                    BROADCAST,
                    ENTER,
                    COMPLETE,
                    WRITE,
                    UPDATE,
                    COMPARE_AND_SET,
                    ARM,
                    DISARM,
                    SLEEP,
                    ACQUIRE,
                    TRY_ACQUIRE,
                    PARK,
                    PUT,
                    TRY_PUT,
                    TAKE,
                    TRY_TAKE,
                    REMOVE,
                    NOTIFY,
                    DOWNGRADE,
                    RETRACT,
                    INTERRUPT,
                    OPEN -> ALWAYS;
        };
    }
}
