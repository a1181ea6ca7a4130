package dev.heddle.explore.dpor;

import dev.heddle.model.Identities;
import dev.heddle.operation.OperationKind;
import java.util.Arrays;

/// Wait groups that are used as they are meant to be: what counts down comes after what counted up, and who counts up
/// from zero does so before he starts those who wait, or waits himself.
///
/// In such a group it does not matter who counts first, up or down: the counter does not go below zero, and nobody
/// begins to wait, or goes on, in between. Otherwise it can matter, as an addition from zero races with a wait, and
/// one from above zero does not. The search believes that all groups are regular. When one shows that it is not, the
/// search starts over, and from then on no addition to that group can be swapped with another, or with a `done`.
final class Regularity {
    private final Identities identities;
    private final Trace trace;
    private final TraceOrder order;

    private boolean mustStartOver;

    // The groups of this execution that were looked at.
    private int[] groups = new int[8];
    private int groupsSize;

    // The events that add to one group, in the order of the execution.
    private int[] additions = new int[16];
    private int size;

    private final Matching matching;

    Regularity(Identities identities, Trace trace, TraceOrder order) {
        this.identities = identities;
        this.trace = trace;
        this.order = order;
        this.matching = new Matching(order);
    }

    void startOver() {
        mustStartOver = false;
    }

    boolean mustStartOver() {
        return mustStartOver;
    }

    /// The execution is over, and its events are in order.
    void finish() {
        groupsSize = 0;
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
        for (int i = 0; i < groupsSize; i++) {
            if (groups[i] == waitGroup) {
                return false;
            }
        }
        groups = groupsSize < groups.length ? groups : Arrays.copyOf(groups, 2 * groupsSize);
        groups[groupsSize++] = waitGroup;
        return true;
    }

    private boolean isRegular(int waitGroup) {
        listAdditions(waitGroup);
        return isOneGoroutine() || !canGoBelowZero() && !canBeginBesideAWait(waitGroup);
    }

    private void listAdditions(int waitGroup) {
        size = 0;
        for (int event = 0; event < trace.length(); event++) {
            if (isAdd(event) && trace.operations.object(trace.operation(event)) == waitGroup) {
                additions = size < additions.length ? additions : Arrays.copyOf(additions, 2 * size);
                additions[size++] = event;
            }
        }
    }

    /// What one goroutine does has one order.
    private boolean isOneGoroutine() {
        for (int i = 1; i < size; i++) {
            if (goroutine(additions[i]) != goroutine(additions[0])) {
                return false;
            }
        }
        return true;
    }

    private int goroutine(int event) {
        return trace.operations.goroutine(trace.operation(event));
    }

    private long delta(int event) {
        return trace.operations.argument(trace.operation(event));
    }

    private boolean canGoBelowZero() {
        matching.clear();
        for (int i = 0; i < size; i++) {
            matching.add(additions[i], delta(additions[i]));
        }
        return matching.unmatched() > 0;
    }

    private boolean canBeginBesideAWait(int waitGroup) {
        for (int i = 0; i < size; i++) {
            if (delta(additions[i]) > 0
                    && isAwaitedBesides(waitGroup, additions[i])
                    && leastCountAt(additions[i]) == 0) {
                return true;
            }
        }
        return false;
    }

    /// Whether somebody waits, or has waited, who is not the one who adds, nor was started by him after that.
    private boolean isAwaitedBesides(int waitGroup, int addition) {
        var operations = trace.operations;
        for (int op = 0; op < operations.size(); op++) {
            if (operations.kind(op) == OperationKind.WAIT
                    && operations.object(op) == waitGroup
                    && !isOrWasStartedBy(operations.goroutine(op), goroutine(addition), addition)) {
                return true;
            }
        }
        return false;
    }

    /// Whether a goroutine is the other one, or was started by it after an event, or descends from one that was.
    private boolean isOrWasStartedBy(int g, int other, int event) {
        if (g == other) {
            return true;
        }
        int child = g;
        while (child > Identities.MAIN && identities.parent(child) != other) {
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

    /// The least that the counter can be just before an addition: what has to come before it counts, and of what need
    /// not come after it, all that counts down, with no more of the rest than that needs.
    private long leastCountAt(int addition) {
        long count = 0;
        matching.clear();
        for (int i = 0; i < size; i++) {
            int event = additions[i];
            if (event < addition && order.isBefore(event, addition)) {
                count += delta(event);
            } else if (event < addition || !order.isBefore(addition, event)) {
                matching.add(event, delta(event));
            }
        }
        return count - matching.unmatched();
    }
}
