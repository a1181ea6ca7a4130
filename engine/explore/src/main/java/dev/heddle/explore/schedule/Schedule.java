package dev.heddle.explore.schedule;

import com.google.common.collect.ImmutableList;
import java.util.List;

/// The steps of one execution, in order.
///
/// @param steps    the steps
/// @param hash     a number that is equal for equal schedules, in every JVM
/// @param timeline what stood behind the steps
public record Schedule(List<Step> steps, long hash, Timeline timeline) {
    /// The schedule of an execution that was given up before its first step.
    public static final Schedule NONE = new Schedule(List.of(), 0, Timeline.EMPTY);

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
