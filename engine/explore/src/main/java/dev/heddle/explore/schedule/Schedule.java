package dev.heddle.explore.schedule;

import com.google.common.collect.ImmutableList;
import java.util.List;

/// The steps of one execution, in order.
///
/// @param steps    the steps
/// @param accesses the accesses to plain memory that a data race is made of, in order; empty if there is none
/// @param hash     a number that is equal for equal schedules, in every JVM
/// @param timeline what stood behind the steps
public record Schedule(List<Step> steps, List<MemoryAccess> accesses, long hash, Timeline timeline) {
    /// The schedule of an execution that was given up before its first step.
    public static final Schedule NONE = new Schedule(List.of(), List.of(), 0, Timeline.EMPTY);

    /// Copies the lists.
    public Schedule {
        steps = ImmutableList.copyOf(steps);
        accesses = ImmutableList.copyOf(accesses);
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
