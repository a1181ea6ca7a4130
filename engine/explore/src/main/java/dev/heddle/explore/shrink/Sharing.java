package dev.heddle.explore.shrink;

import dev.heddle.model.Labels;
import dev.heddle.model.Model;
import dev.heddle.operation.Label;
import dev.heddle.operation.OperationKind;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Which objects more than one goroutine has been seen to use.
final class Sharing {
    private static final int NOBODY = 0;
    private static final int SEVERAL = -1;

    /// For each object its only user plus 1.
    private int[] users = new int[64];

    /// Looks at what is about to be done.
    void note(Labels enabled, Model model) {
        for (int i = 0; i < enabled.size(); i++) {
            int g = Label.goroutine(enabled.get(i));
            if (g != Label.CLOCK) {
                note(g, model);
                if (Label.partner(enabled.get(i)) != Label.ALONE) {
                    note(Label.partner(enabled.get(i)), model);
                }
            }
        }
    }

    private void note(int g, Model model) {
        var cases = model.pendingAlternatives(g);
        if (cases == null) {
            note(g, model.pendingObject(g));
            return;
        }
        for (int i = 0; i < cases.size(); i++) {
            if (cases.kind(i) != null) {
                note(g, cases.object(i));
            }
        }
    }

    private void note(int g, int x) {
        if (x < 0) {
            return;
        }
        if (x >= users.length) {
            users = Arrays.copyOf(users, 2 * x);
        }
        users[x] = users[x] == NOBODY || users[x] == g + 1 ? g + 1 : SEVERAL;
    }

    /// Whether what others do can make a difference to what a goroutine is about to do, or the other way round: it
    /// touches an object that others use too, or looks at everything.
    boolean isShared(int g, Model model) {
        var cases = model.pendingAlternatives(g);
        if (cases == null) {
            return isShared(model.pendingObject(g)) || looksAround(model.pending(g));
        }
        for (int i = 0; i < cases.size(); i++) {
            if (cases.kind(i) != null && isShared(cases.object(i))) {
                return true;
            }
        }
        return cases.hasDefault();
    }

    private static boolean looksAround(@Nullable OperationKind kind) {
        return kind == OperationKind.AWAIT
                || kind == OperationKind.GOROUTINES
                || kind == OperationKind.END_PROGRAM
                || kind == OperationKind.NOW;
    }

    private boolean isShared(int x) {
        return x >= 0 && x < users.length && users[x] == SEVERAL;
    }
}
