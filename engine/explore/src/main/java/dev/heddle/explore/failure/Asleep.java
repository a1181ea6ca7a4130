package dev.heddle.explore.failure;

import com.google.common.collect.ImmutableList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A goroutine that waits for ever.
///
/// @param goroutine its name, without quotes
/// @param reason    why it waits, in Go's words: `chan receive`
/// @param object    what it waits for, as a report names it, or `null` if nothing in particular
/// @param at        where in the program it waits, or `null` if that is not known
/// @param madeAt    where the object was made, or `null`
/// @param startedAt where the goroutine was started, or `null` for main
/// @param heldBy    the goroutines that hold what it waits for, by name
/// @param joins     the goroutine for whose end it waits, by name, or `null` if it waits for something else
public record Asleep(
        String goroutine,
        String reason,
        @Nullable String object,
        @Nullable StackTraceElement at,
        @Nullable StackTraceElement madeAt,
        @Nullable StackTraceElement startedAt,
        List<String> heldBy,
        @Nullable String joins) {
    /// Copies the list.
    public Asleep {
        heldBy = ImmutableList.copyOf(heldBy);
    }
}
