package dev.heddle.explore.dpor;

import dev.heddle.model.Identities;
import dev.heddle.operation.OperationKind;
import java.util.Arrays;

/// Wait groups that are used as they are meant to be: one goroutine counts up; whoever waits is that one, or was
/// started after it had counted up for the last time; and each count down comes after a count up of its own.
///
/// In such a group it does not matter whether it is first counted up or first counted down, as nobody waits
/// meanwhile and the counter cannot go below zero. Otherwise it can: an addition from zero races with a wait, one
/// from above zero does not. The search believes that all are regular. If one is not, it starts over, and from then
/// on no count up of that group can be swapped with a count down.
final class Regularity {
    private final Identities identities;
    private final Trace trace;
    private final TraceOrder order;

    private boolean mustStartOver;

    /// The groups of this execution that were looked at.
    private int[] known = new int[8];

    private int knownSize;

    // Of one group: the events that count it up, all of one goroutine, and how much each adds; how much is taken away
    // after so many of them, and not after one more.
    private int[] ups = new int[16];
    private long[] added = new long[16];
    private long[] taken = new long[17];
    private int upsSize;

    Regularity(Identities identities, Trace trace, TraceOrder order) {
        this.identities = identities;
        this.trace = trace;
        this.order = order;
    }

    void startOver() {
        mustStartOver = false;
    }

    boolean mustStartOver() {
        return mustStartOver;
    }

    /// The execution is over, and its events are in order.
    void finish() {
        knownSize = 0;
        for (int event = 0; event < trace.length(); event++) {
            if (isAdd(event)) {
                int waitGroup = trace.operations.object(trace.operation(event));
                if (isNew(waitGroup) && !identities.isIrregular(waitGroup) && !isRegular(waitGroup)) {
                    identities.markIrregular(waitGroup);
                    mustStartOver = true;
                }
            }
        }
    }

    private boolean isAdd(int event) {
        int op = trace.operation(event);
        return op != Operations.NONE && trace.operations.kind(op) == OperationKind.ADD;
    }

    private boolean isNew(int waitGroup) {
        for (int i = 0; i < knownSize; i++) {
            if (known[i] == waitGroup) {
                return false;
            }
        }
        if (knownSize == known.length) {
            known = Arrays.copyOf(known, 2 * knownSize);
        }
        known[knownSize++] = waitGroup;
        return true;
    }

    /// Whether it cannot matter in which order a group is counted up and down; what one goroutine does has one order.
    private boolean isRegular(int waitGroup) {
        return !isAddedToBySeveral(waitGroup)
                || isCountedUpByOne(waitGroup) && isAwaitedLater(waitGroup) && isCountedUpBeforeDown(waitGroup);
    }

    private boolean isAddedToBySeveral(int waitGroup) {
        int adder = -1;
        for (int event = 0; event < trace.length(); event++) {
            if (isAddTo(waitGroup, event)) {
                int g = trace.operations.goroutine(trace.operation(event));
                if (adder >= 0 && g != adder) {
                    return true;
                }
                adder = g;
            }
        }
        return false;
    }

    private boolean isAddTo(int waitGroup, int event) {
        return isAdd(event) && trace.operations.object(trace.operation(event)) == waitGroup;
    }

    private boolean isCountedUpByOne(int waitGroup) {
        upsSize = 0;
        for (int event = 0; event < trace.length(); event++) {
            if (isAddTo(waitGroup, event) && delta(event) > 0) {
                if (upsSize > 0 && goroutine(event) != goroutine(ups[0])) {
                    return false;
                }
                if (upsSize == ups.length) {
                    ups = Arrays.copyOf(ups, 2 * upsSize);
                    added = Arrays.copyOf(added, 2 * upsSize);
                    taken = new long[2 * upsSize + 1];
                }
                ups[upsSize] = event;
                added[upsSize++] = delta(event);
            }
        }
        return upsSize > 0;
    }

    private long delta(int event) {
        return trace.operations.argument(trace.operation(event));
    }

    private int goroutine(int event) {
        return trace.operations.goroutine(trace.operation(event));
    }

    private boolean isAwaitedLater(int waitGroup) {
        var operations = trace.operations;
        for (int op = 0; op < operations.size(); op++) {
            if (operations.kind(op) == OperationKind.WAIT
                    && operations.object(op) == waitGroup
                    && !isOrWasStartedBy(operations.goroutine(op), goroutine(ups[0]), ups[upsSize - 1])) {
                return false;
            }
        }
        return true;
    }

    /// Whether a goroutine is the one that counts up, or one that it started after an event, or a descendant of that.
    private boolean isOrWasStartedBy(int g, int adder, int event) {
        if (g == adder) {
            return true;
        }
        int child = g;
        while (child > Identities.MAIN && identities.parent(child) != adder) {
            child = identities.parent(child);
        }
        return child > Identities.MAIN && startOf(child) >= event;
    }

    /// The last event of its parent before a goroutine was started.
    private int startOf(int g) {
        var operations = trace.operations;
        int op = 0;
        while (operations.goroutine(op) != g || !operations.isFirst(op)) {
            op++;
        }
        return operations.after(op);
    }

    /// The counts up are in one order, so what can have happened of them is always a beginning; it is enough if none
    /// of these is outweighed by all counts down that need no more of them.
    private boolean isCountedUpBeforeDown(int waitGroup) {
        Arrays.fill(taken, 0, upsSize + 1, 0);
        for (int event = 0; event < trace.length(); event++) {
            if (isAddTo(waitGroup, event) && delta(event) < 0) {
                taken[upsBefore(event)] -= delta(event);
            }
        }
        long count = -taken[0];
        for (int i = 0; i < upsSize && count >= 0; i++) {
            count += added[i] - taken[i + 1];
        }
        return count >= 0;
    }

    private int upsBefore(int event) {
        int before = 0;
        while (before < upsSize && ups[before] < event && order.isBefore(ups[before], event)) {
            before++;
        }
        return before;
    }
}
