package dev.heddle.explore.recording;

/// Durations as Go prints them: `1.5s`, `200ms`, `3µs`.
public final class Durations {
    private Durations() {}

    /// A duration in the largest unit that it fills.
    ///
    /// @param nanos nanoseconds
    public static String text(long nanos) {
        if (nanos >= 1_000_000_000L) {
            return decimal(nanos, 1_000_000_000L) + "s";
        }
        if (nanos >= 1_000_000L) {
            return decimal(nanos, 1_000_000L) + "ms";
        }
        return nanos >= 1_000L ? decimal(nanos, 1_000L) + "µs" : nanos + "ns";
    }

    private static String decimal(long nanos, long unit) {
        var thousandths = Math.round(nanos * 1_000.0 / unit);
        var text = thousandths / 1_000 + "."
                + Long.toString(1_000 + thousandths % 1_000).substring(1);
        return text.replaceAll("\\.?0+$", "");
    }
}
