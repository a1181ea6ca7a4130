package dev.heddle.explore.shrink;

import dev.heddle.operation.Label;

/// An execution that was tried.
///
/// @param labels   its transitions
/// @param choices  for each, its place among those that were possible
/// @param kinds    for each, the ordinal of the kind of operation that it began with
/// @param preempts for each, whether the goroutine that had run before could have gone on
@SuppressWarnings("ArrayRecordComponent") // neither compared nor changed
record Run(long[] labels, int[] choices, byte[] kinds, boolean[] preempts) {
    int length() {
        return labels.length;
    }

    int switches() {
        int count = 0;
        for (boolean preempt : preempts) {
            count += preempt ? 1 : 0;
        }
        return count;
    }

    /// Fewer switches are simpler, then fewer steps, then fewer changes of the goroutine for whatever reason.
    boolean isSimplerThan(Run other) {
        int bySwitches = switches() - other.switches();
        int bySteps = length() - other.length();
        return bySwitches != 0 ? bySwitches < 0 : bySteps != 0 ? bySteps < 0 : changes() < other.changes();
    }

    private int changes() {
        int count = 0;
        for (int i = 1; i < labels.length; i++) {
            count += Label.goroutine(labels[i]) != Label.goroutine(labels[i - 1]) ? 1 : 0;
        }
        return count;
    }
}
