package dev.heddle.explore.schedule;

import com.google.common.collect.ImmutableList;
import java.util.List;

/// The steps of one execution, in order.
///
/// @param steps    the steps
/// @param accesses the accesses to plain memory that a data race is made of, in order; empty if there is none
/// @param hash     a number that is equal for equal schedules, in every JVM
public record Schedule(List<Step> steps, List<MemoryAccess> accesses, long hash) {
    /// Copies the lists.
    public Schedule {
        steps = ImmutableList.copyOf(steps);
        accesses = ImmutableList.copyOf(accesses);
    }

    /// Steps without accesses to plain memory.
    public Schedule(List<Step> steps, long hash) {
        this(steps, List.of(), hash);
    }

    /// How many steps there are.
    public int length() {
        return steps.size();
    }

    /// How often a goroutine was interrupted although it could have gone on.
    public long switches() {
        return steps.stream().filter(Step::isSwitch).count();
    }
}
