package dev.heddle.explore.report;

import dev.heddle.explore.schedule.Schedule;
import org.jspecify.annotations.Nullable;

/// The schedule that passes and differs least from one that fails.
///
/// @param passing what passes, or `null` if none was found
/// @param same    how many steps both begin with
/// @param tried   how many schedules were tried
public record Contrast(@Nullable Schedule passing, int same, int tried) {}
