package dev.heddle.scheduler;

import dev.heddle.model.Model;
import dev.heddle.operation.OperationKind;
import java.util.Arrays;

/// Whether the executions so far have done anything that can be part of a data race: if not, nobody need look for
/// one.
final class RaceSigns {
    private final Model model;
    private boolean hasPlainVariables;
    private boolean hasPlainMemory;
    private boolean hasSharedGroups;
    /// For each wait group, who was the last to add to it when its counter was zero, plus 1.
    private int[] adders = new int[0];

    RaceSigns(Model model) {
        this.model = model;
    }

    void beginExecution() {
        Arrays.fill(adders, 0);
    }

    void sawPlainVariable() {
        hasPlainVariables = true;
    }

    void sawPlainMemory() {
        hasPlainMemory = true;
    }

    /// A goroutine has added to a wait group, or waited for it.
    void sawWaitGroup(int g, OperationKind kind, int group) {
        if (group >= adders.length) {
            adders = Arrays.copyOf(adders, Math.max(group + 1, 2 * adders.length));
        }
        if (kind == OperationKind.WAIT) {
            hasSharedGroups |= adders[group] != 0 && adders[group] != g + 1;
        } else if (model.count(group) == model.pendingArgument(g)) {
            adders[group] = g + 1;
        }
    }

    boolean hasPlainMemory() {
        return hasPlainMemory;
    }

    boolean any() {
        return hasPlainVariables || hasPlainMemory || hasSharedGroups;
    }
}
