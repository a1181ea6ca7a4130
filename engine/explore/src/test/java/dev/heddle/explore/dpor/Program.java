package dev.heddle.explore.dpor;

import java.util.List;
import java.util.stream.Stream;

/// A small concurrent program over a fixed set of objects. Goroutine 0 is main.
///
/// @param racing whether timers may fire before everybody is blocked
record Program(List<Code> goroutines, boolean racing) {
    static final int FIRST_VARIABLE = 0;
    static final int VARIABLES = 2;
    static final int MUTEX = 2;
    static final int RW_MUTEX = 3;
    static final int FIRST_CHANNEL = 4;
    static final int CHANNELS = 4;
    static final int WAIT_GROUP = 8;
    static final int COND = 9;
    static final int ONCE = 10;
    static final int FIRST_TIMER = 11;
    static final int TIMERS = 2;
    static final int SLOTS = 13;
    static final int[] CAPACITY = {0, 0, 1, 2};

    /// @param statements what a goroutine does
    /// @param decider    if this statement results in 1, the last one is left out; -1 for none
    record Code(List<Statement> statements, int decider) {}

    /// Whether every statement is one of the model's own operations, so that [World] can run it.
    boolean isOfTheModel() {
        return goroutines.stream()
                .flatMap(code -> code.statements().stream())
                .flatMap(s -> s.cases().isEmpty() ? Stream.of(s) : s.cases().stream())
                .allMatch(s -> s.kind().isOfTheModel());
    }
}
