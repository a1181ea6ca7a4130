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
    /// For each wait group, who was the last to wait for it, plus 1.
    private int[] waiters = new int[0];

    RaceSigns(Model model) {
        this.model = model;
    }

    void beginExecution() {
        Arrays.fill(adders, 0);
        Arrays.fill(waiters, 0);
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
            int length = Math.max(group + 1, 2 * adders.length);
            adders = Arrays.copyOf(adders, length);
            waiters = Arrays.copyOf(waiters, length);
        }
        if (kind == OperationKind.WAIT) {
            waiters[group] = g + 1;
            hasSharedGroups |= isOther(adders[group], g);
        } else if (model.count(group) == model.pendingArgument(g)) {
            adders[group] = g + 1;
            hasSharedGroups |= isOther(waiters[group], g);
        }
    }

    private static boolean isOther(int known, int g) {
        return known != 0 && known != g + 1;
    }

    /// Whether somebody still waits for a group that another has added to.
    private boolean hasBlockedWaiter() {
        for (int i = 0; i < model.liveCount(); i++) {
            int g = model.live(i);
            if (model.pending(g) == OperationKind.WAIT) {
                int group = model.pendingObject(g);
                if (group < adders.length && isOther(adders[group], g)) {
                    return true;
                }
            }
        }
        return false;
    }

    boolean hasPlainMemory() {
        return hasPlainMemory;
    }

    /// Asked at the end of an execution.
    boolean any() {
        return hasPlainVariables || hasPlainMemory || hasSharedGroups || hasBlockedWaiter();
    }
}
