package dev.heddle.explore.dpor;

import dev.heddle.model.Identities;
import dev.heddle.model.Labels;
import dev.heddle.operation.Access;
import dev.heddle.operation.Label;
import dev.heddle.operation.Mode;
import dev.heddle.operation.OperationKind;

/// Wait groups that go below zero. As long as none does, those who count it down can be swapped. If one does, and
/// several goroutines add to it, who of them takes it there depends on an order that nothing has explored: the
/// search starts over, and from then on no two operations of that wait group can be swapped.
final class BelowZero {
    private final Identities identities;
    /// Accesses that took a wait group below zero, each followed by the label of its event.
    private final Labels seen = new Labels();

    private boolean mustStartOver;

    BelowZero(Identities identities) {
        this.identities = identities;
    }

    /// Prepares for the next execution.
    void clear() {
        seen.clear();
    }

    void startOver() {
        mustStartOver = false;
    }

    void executed(long label, Labels touched) {
        for (int i = 0; i < touched.size(); i++) {
            if (Access.mode(touched.get(i)) == Mode.WG_NEGATIVE) {
                seen.add(touched.get(i));
                seen.add(label);
            }
        }
    }

    /// The execution is over; these are its operations.
    void finish(Operations operations) {
        for (int i = 0; i < seen.size(); i += 2) {
            int waitGroup = Access.object(seen.get(i));
            if (!identities.isBelowZero(waitGroup)
                    && isAddedToByAnother(operations, waitGroup, Label.goroutine(seen.get(i + 1)))) {
                identities.markBelowZero(waitGroup);
                mustStartOver = true;
            }
        }
    }

    private static boolean isAddedToByAnother(Operations operations, int waitGroup, int g) {
        for (int op = 0; op < operations.size(); op++) {
            if (operations.kind(op) == OperationKind.ADD
                    && operations.object(op) == waitGroup
                    && operations.goroutine(op) != g) {
                return true;
            }
        }
        return false;
    }

    boolean mustStartOver() {
        return mustStartOver;
    }
}
