package dev.heddle.channel;

import org.jspecify.annotations.Nullable;

/// What a select has done.
///
/// @param index    the case, or -1 for the default
/// @param value    what was received, or `null`
/// @param isClosed whether the channel of the case is closed: a receive has nothing, a send must panic
public record Selected(int index, @Nullable Object value, boolean isClosed) {
    /// The default was taken.
    public static final Selected DEFAULT = new Selected(-1, null, false);
}
