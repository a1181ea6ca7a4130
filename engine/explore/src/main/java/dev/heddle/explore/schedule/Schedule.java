package dev.heddle.explore.schedule;

import com.google.common.collect.ImmutableList;
import java.util.List;

/// The steps of one execution, in order.
///
/// @param steps the steps
/// @param hash  a number that is equal for equal schedules, in every JVM
public record Schedule(List<Step> steps, long hash) {
    /// Copies the list.
    public Schedule {
        steps = ImmutableList.copyOf(steps);
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
