package dev.heddle.explore.race;

import dev.heddle.model.Model;
import dev.heddle.operation.OperationKind;
import java.util.HashMap;
import java.util.Map;

/// Additions to wait groups that race with waits: an addition that starts a count, from zero, must be ordered
/// before the wait, or after it.
///
/// As Go's race detector has it (`sync/waitgroup.go`), such an addition counts as a read, and a wait that finds
/// something to wait for as a write. Go looks only at the first of those that wait together, and not at a wait that
/// finds zero. Here all count, as who is first and what it finds differs between schedules of one trace, of which an
/// exhaustive search runs one. But what a wait that found zero races with is worth less than what comes of its
/// having waited for nobody: see [#isQuiet].
final class WaitGroups {
    private final Model model;
    private final Epochs epochs;
    private final Map<Integer, Words> words = new HashMap<>();
    private boolean isQuiet;

    /// Who has used a group: each a word of epochs.
    private static final class Words {
        long waits;
        long waitsForNobody;
        long adds;
    }

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
        var known = words.computeIfAbsent(x, _ -> new Words());
        isQuiet = model.count(x) == 0;
        if (isQuiet) {
            known.waitsForNobody = epochs.with(known.waitsForNobody, epochs.now(g));
        } else {
            known.waits = epochs.with(known.waits, epochs.now(g));
        }
        return goroutine(epochs.unordered(known.adds, g));
    }

    /// A goroutine has added to a group; says whose wait that races with, or -1.
    int adds(int g, int x, int delta) {
        if (model.count(x) != delta) {
            return -1;
        }
        isQuiet = false;
        int waiter = otherWaiter(g, x);
        if (waiter >= 0) {
            return waiter;
        }
        var known = words.computeIfAbsent(x, _ -> new Words());
        known.adds = epochs.with(known.adds, epochs.now(g));
        int waited = goroutine(epochs.unordered(known.waits, g));
        if (waited >= 0) {
            return waited;
        }
        isQuiet = true;
        return goroutine(epochs.unordered(known.waitsForNobody, g));
    }

    /// Whether the wait of the race that was found last has waited for nobody.
    boolean isQuiet() {
        return isQuiet;
    }

    private static int goroutine(long epoch) {
        return epoch == 0 ? -1 : Epochs.goroutine(epoch);
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
