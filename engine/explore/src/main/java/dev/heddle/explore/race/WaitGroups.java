package dev.heddle.explore.race;

import dev.heddle.model.Model;
import dev.heddle.operation.OperationKind;
import java.util.HashMap;
import java.util.Map;

/// Additions to wait groups that race with waits: an addition that starts a count, from zero, must be ordered
/// before the wait, or after it.
///
/// As Go's race detector has it (`sync/waitgroup.go`), such an addition counts as a read, and a wait as a write. Go
/// looks only at the first of those that wait together, and not at one that finds zero. Here all count, as who is
/// first and what it finds differs between schedules of one trace, of which an exhaustive search runs one.
final class WaitGroups {
    private final Model model;
    private final Epochs epochs;
    private final Map<Integer, long[]> words = new HashMap<>();

    WaitGroups(Model model, Epochs epochs) {
        this.model = model;
        this.epochs = epochs;
    }

    /// Some goroutine's clock has moved.
    void moved() {
        epochs.moved();
    }

    /// A new execution begins.
    void clear() {
        words.clear();
        epochs.clear();
    }

    /// A goroutine begins to wait for a group; says whose addition that races with, or -1.
    int waits(int g, int x) {
        var both = words.computeIfAbsent(x, _ -> new long[2]);
        long adder = epochs.unordered(both[1], g);
        if (adder != 0) {
            return Epochs.goroutine(adder);
        }
        both[0] = epochs.with(both[0], epochs.now(g));
        return -1;
    }

    /// A goroutine has added to a group; says whose wait that races with, or -1.
    int adds(int g, int x, int delta) {
        if (model.count(x) != delta) {
            return -1;
        }
        int waiter = otherWaiter(g, x);
        if (waiter >= 0) {
            return waiter;
        }
        var both = words.computeIfAbsent(x, _ -> new long[2]);
        long unordered = epochs.unordered(both[0], g);
        if (unordered != 0) {
            return Epochs.goroutine(unordered);
        }
        both[1] = epochs.with(both[1], epochs.now(g));
        return -1;
    }

    private int otherWaiter(int g, int x) {
        for (int i = 0; i < model.liveCount(); i++) {
            int other = model.live(i);
            if (other != g && model.pending(other) == OperationKind.WAIT && model.pendingObject(other) == x) {
                return other;
            }
        }
        return -1;
    }
}
