package dev.heddle.explore.strategy;

import dev.heddle.model.Model;
import dev.heddle.operation.Label;
import dev.heddle.operation.OperationKind;
import dev.heddle.scheduler.DeterministicScheduler;

/// The kind of operation that a transition begins with; the clock's count as [OperationKind#NOW].
public final class Kinds {
    private static final OperationKind[] ALL = OperationKind.values();

    private Kinds() {}

    static OperationKind of(long label, DeterministicScheduler scheduler) {
        return of(label, scheduler.model());
    }

    /// The kind, while the transition is still pending.
    public static OperationKind of(long label, Model model) {
        int g = Label.goroutine(label);
        var kind = g == Label.CLOCK ? OperationKind.NOW : model.pending(g);
        return kind == null ? OperationKind.NOW : kind;
    }

    /// The kind with this ordinal, as what was expected: `somebody to lock`.
    public static String text(int ordinal) {
        var kind = ALL[ordinal];
        return kind == OperationKind.NOW ? "the clock to move" : "somebody to " + kind.text();
    }
}
